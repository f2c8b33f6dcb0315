import { redirect } from '@sveltejs/kit';
import type { SavedKind } from '../../../worker/saved/types.ts';
import { addressesOf } from '../../lib/feeds/feed.ts';
import { failInvalid } from '../../lib/forms/fail-form.ts';
import { readFormValues } from '../../lib/forms/form-values.ts';
import { unwrap, unwrapPage } from '../../lib/unwrap.ts';
import { viewerOf } from '../../lib/viewer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = await viewerOf(locals);
	if (viewer?.isSuspended) redirect(303, '/suspended');
	if (!viewer) return { ...(await ofDevice(locals, url)), hasCalendar: false };
	const cursor = (name: string) => url.searchParams.get(name);
	const [events, businesses, hasCalendar] = await Promise.all([
		locals.saved.events({ cursor: cursor('cursor') }),
		locals.saved.businesses({ cursor: cursor('businesses') }),
		locals.saved.hasCalendar()
	]);
	return {
		isOfDevice: false,
		hasCalendar,
		lists: {
			events: unwrapPage(events, url),
			businesses: unwrapPage(businesses, url, 'businesses')
		}
	};
};

/** At most so many ids are looked at. */
const maxIds = 100;

/** What a visitor's browser keeps: a script asks for it by the ids. */
async function ofDevice({ saved }: App.Locals, { searchParams }: URL) {
	const ids = (name: string) =>
		(searchParams.get(name) ?? '')
			.split(',')
			.filter((id) => /^\d{1,15}$/.test(id))
			.slice(0, maxIds)
			.map(Number);
	const found = await saved.look({ events: ids('events'), businesses: ids('businesses') });
	return {
		isOfDevice: true,
		lists: {
			events: { items: found.events, nextCursor: null },
			businesses: { items: found.businesses, nextCursor: null }
		}
	};
}

/** What a form is about: an event or a business. */
function readThing(values: Record<string, string>): { kind: SavedKind; slug: string } {
	const kind = values['kind'] === 'businesses' ? 'businesses' : 'events';
	return { kind, slug: values['slug'] ?? '' };
}

/** Back to where the form was: the list, or the page of the thing. */
const backTo = ({ kind, slug }: ReturnType<typeof readThing>, from: string | undefined) =>
	from === 'list' ? '/saved' : `/${kind}/${encodeURIComponent(slug)}`;

async function save({ locals, request }: RequestEvent) {
	const values = readFormValues(await request.formData());
	const thing = readThing(values.text);
	const result = await locals.saved.add(thing.kind, thing.slug);
	if (result.kind === 'ok') redirect(303, backTo(thing, values.text['from']));
	if (result.problem.status === 401) {
		redirect(303, `/login?return_to=${encodeURIComponent(backTo(thing, undefined))}`);
	}
	return failInvalid(result, values);
}

export const actions: Actions = {
	save,
	/** Shows the link once, without an address of its own. */
	calendar: async ({ locals }) => {
		const path = unwrap(await locals.saved.makeCalendar());
		return { calendar: addressesOf(locals)(path) };
	},
	endCalendar: async ({ locals }) => {
		unwrap(await locals.saved.removeCalendar());
		redirect(303, '/saved#calendar');
	},
	remove: async ({ locals, request }) => {
		const values = readFormValues(await request.formData());
		const thing = readThing(values.text);
		unwrap(await locals.saved.remove(thing.kind, thing.slug));
		redirect(303, backTo(thing, values.text['from']));
	}
};
