import type { Result } from '../../../../../../worker/http/result.ts';
import type { Participation, RequestState } from '../../../../../../worker/joining/types.ts';
import { redirectToCanonicalSlug } from '../../../../../lib/canonical-address.ts';
import { redirectWithFlash, takeFlash } from '../../../../../lib/flash.ts';
import { failInvalid } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { searchedWords } from '../../../../../lib/searched-words.ts';
import { unwrapPage } from '../../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const foundAtOnce = 5;

const states = ['requested', 'waiting', 'invited', 'declined'] as const satisfies RequestState[];

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { joining, events, businesses, text } = locals;
	const cursor = (name: string) => url.searchParams.get(name);
	const q = searchedWords(url, 'q');
	// All at once, so that they share a round trip to the database.
	const [viewer, participants, found, ...lists] = await Promise.all([
		viewerOf(locals),
		events.participants(params.slug, { cursor: cursor('participants') }),
		q ? businesses.list({ q, limit: foundAtOnce }) : null,
		...states.map((state) => joining.requests(params.slug, { state, cursor: cursor(state) }))
	]);
	// Null when the session ended before a form was sent.
	if (!viewer) return { seen: null, flash: null };
	const pages = lists.map((list, index) => unwrapPage(list, url, states[index]));
	const [first] = pages;
	if (first) redirectToCanonicalSlug(event, 'events', first.event.slug, '/requests');
	const [done = ''] = takeFlash(event);
	const { flashes } = text.joining.requests;
	const shown = (['joined', 'waiting', 'declined', 'invited', 'removed'] as const).find(
		(word) => word === done
	);
	return {
		seen: first && {
			event: first.event,
			mayDecide: first.mayDecide,
			lists: states.map((state, index) => ({
				state,
				items: pages[index]?.items ?? [],
				nextCursor: pages[index]?.nextCursor ?? null
			})),
			participants: unwrapPage(participants, url, 'participants'),
			q,
			found: found && unwrapPage(found, url, 'q').items
		},
		flash: shown ? flashes[shown] : null
	};
};

/** Decides about the business that the form names. */
async function decide(
	event: RequestEvent,
	act: (business: string, input: unknown) => Promise<Result<Participation>>,
	isRemoval = false
) {
	const values = readFormValues(await event.request.formData());
	const { business = '' } = values.text;
	const result = await act(business, values.text);
	if (result.kind === 'error') return failInvalid(result, values);
	const page = `/events/${encodeURIComponent(event.params.slug)}/requests`;
	redirectWithFlash(event, page, isRemoval ? 'removed' : (result.value.state ?? 'removed'));
}

export const actions: Actions = {
	accept: (event) =>
		decide(event, (business) => event.locals.joining.accept(event.params.slug, business)),
	decline: (event) =>
		decide(event, (business, input) =>
			event.locals.joining.decline(event.params.slug, business, input)
		),
	invite: (event) =>
		decide(event, (business) => event.locals.joining.invite(event.params.slug, business)),
	remove: (event) =>
		decide(event, (business) => event.locals.joining.remove(event.params.slug, business), true)
};
