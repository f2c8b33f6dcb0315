import { fail } from '@sveltejs/kit';
import type { Event } from '../../../../worker/events/types.ts';
import type { Result } from '../../../../worker/http/result.ts';
import type { Participation } from '../../../../worker/joining/types.ts';
import { redirectToCanonicalSlug } from '../../../lib/canonical-address.ts';
import { flashOf, takeFlash } from '../../../lib/flash.ts';
import { loadPlaceMap } from '../../../lib/map/load-place-map.ts';
import { searchedWords } from '../../../lib/searched-words.ts';
import { unwrap, unwrapPage } from '../../../lib/unwrap.ts';
import { viewerOf } from '../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';
import { isAboutNow, sayWhere } from './stall.ts';

const pastPerPage = 6;
const joinablePerPage = 10;

export const load: PageServerLoad = async (request) => {
	const { locals, params, url } = request;
	const { businesses, events, joining, text } = locals;
	const viewer = await viewerOf(locals);
	const parameter = (name: string) => url.searchParams.get(name);
	const find = searchedWords(url, 'find');
	const panel = { q: find, cursor: parameter('panel'), limit: joinablePerPage };

	// All at once, so that they share a round trip to the database.
	const [found, upcoming, past, joinable] = await Promise.all([
		businesses.find(params.slug),
		events.list({ business: params.slug, cursor: parameter('cursor') }),
		events.past(params.slug, { limit: pastPerPage, cursor: parameter('past') }),
		viewer && joining.joinable(params.slug, panel)
	]);
	const business = unwrap(found);
	redirectToCanonicalSlug(request, 'businesses', business.slug);
	const isNow = (event: Event) => isAboutNow(event, Date.now());
	return {
		business,
		stall: business.mayBeHere && upcoming.kind === 'ok' ? upcoming.value.items.filter(isNow) : [],
		map: upcoming.kind === 'ok' ? await loadPlaceMap(locals, upcoming.value.items) : null,
		flash: flashOf(takeFlash(request), business, text.businesses.page.flashes),
		upcoming: unwrapPage(upcoming, url),
		past: unwrapPage(past, url, 'past'),
		panel: business.isMine && joinable ? { find, list: unwrapPage(joinable, url, 'panel') } : null
	};
};

/** Joins or leaves the event that the form names. */
async function runAction(
	request: Request,
	action: (event: string, input: unknown) => Promise<Result<Participation>>
) {
	const data = await request.formData();
	const event = String(data.get('event'));
	const result = await action(event, { business_id: data.get('business_id') });
	if (result.kind === 'ok') return { failedJoin: null, failedHere: null };
	const { message, status } = result.problem;
	return fail(status, {
		failedJoin: { event, message, needsSignIn: status === 401 },
		failedHere: null
	});
}

export const actions: Actions = {
	join: ({ locals: { joining }, request }) => runAction(request, joining.join),
	leave: ({ locals: { joining }, request }) => runAction(request, joining.leave),
	arrive: ({ locals: { events }, request }) => sayWhere(request, events.arrive),
	depart: ({ locals: { events }, request }) => sayWhere(request, events.depart)
};
