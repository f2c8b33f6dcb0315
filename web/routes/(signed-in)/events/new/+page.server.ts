import { redirect } from '@sveltejs/kit';
import { redirectWithFlash } from '../../../../lib/flash.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { respondToLookUp } from '../../../../lib/forms/look-up-address.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import type { FormValues } from '../../../../lib/forms/form-values.ts';
import { renewSubmission } from '../../../../lib/forms/renew-submission.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import { copiedFormValues } from '../event-form-values.ts';
import { timeZoneOf, timeZones } from '../time-zones.ts';
import type { Actions, PageServerLoad } from './$types';

/** The newest ones. An older one is announced for from its own page. */
const maxHosts = 50;

export const load: PageServerLoad = async ({ locals, request, url }) => {
	const { businesses, categories } = locals;
	const viewer = await viewerOf(locals);
	const asksForVenue = url.searchParams.get('venue');
	const asksForCopy = url.searchParams.get('copy');
	const [own, all, asked, venues, like] = await Promise.all([
		viewer && businesses.mine({ limit: maxHosts }),
		categories.list(),
		viewer && businesses.find(url.searchParams.get('business') ?? ''),
		asksForVenue ? locals.venues.list() : [],
		viewer && asksForCopy ? locals.events.find(asksForCopy) : null
	]);
	const original = like?.kind === 'ok' && like.value.isMine ? like.value : null;
	const chosen = asked?.kind === 'ok' && asked.value.isMine ? asked.value : null;
	const newest = own ? unwrap(own).items : null;
	const isMissing = chosen !== null && !newest?.some(({ id }) => id === chosen.id);
	const hosts = newest && (isMissing ? [chosen, ...newest] : newest);
	return {
		categories: all,
		/** One of the viewer's events, which the new one is like. */
		original: original && {
			title: original.title,
			slug: original.slug,
			host: original.host && String(original.host.id),
			values: copiedFormValues(original)
		},
		/** One of the viewer's places, if they came from there. */
		venue: venues.find(({ id }) => String(id) === asksForVenue) ?? null,
		/** Null when the session ended before the form was sent. */
		hosts: hosts && hosts.map(({ id, name }) => ({ id: String(id), name })),
		/** The business from whose page the visitor came, if it is theirs. */
		chosenHost: chosen && String(chosen.id),
		geocoder: locals.geocoder?.host ?? null,
		zones: timeZones(),
		zone: timeZoneOf(request),
		/** Identifies this form, so that sending it twice announces one event. */
		submissionId: crypto.randomUUID()
	};
};

/**
 * Converts how often it repeats, which a form sends as text, and chooses the time zone: that of the
 * place, or else the one of the browser.
 */
async function toInput(
	{ text: { zone_guess: guess, ...fields }, categories }: FormValues,
	{ places }: App.Locals
): Promise<object> {
	const { repeat_every: every, repeat_times: times, repeat_except: except, ...text } = fields;
	const zone = text['time_zone'] || (await places.timeZoneOf(text)) || guess;
	const repeat = every ? { every, times: Number(times), except } : null;
	return { ...text, time_zone: zone, categories, repeat };
}

export const actions: Actions = {
	default: async (event) => {
		const { events, text } = event.locals;
		const values = readFormValues(await event.request.formData());
		const lookUp = await respondToLookUp(event.locals, values);
		if (lookUp) return lookUp;
		const result = await events.create(await toInput(values, event.locals));
		if (result.kind === 'error') return failInvalid(...renewSubmission(result, values, text));
		const [first] = result.value;
		if (!first) redirect(303, '/dashboard');
		const flash = result.value.length > 1 ? 'series' : 'created';
		const page = `/events/${encodeURIComponent(first.slug)}`;
		redirectWithFlash(event, page, flash, String(first.version));
	}
};
