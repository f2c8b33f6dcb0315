import type { Event } from '../../../../worker/events/types.ts';
import { redirectToCanonicalSlug } from '../../../lib/canonical-address.ts';
import { flashOf, takeFlash } from '../../../lib/flash.ts';
import { loadPlaceMap } from '../../../lib/map/load-place-map.ts';
import { unwrap, unwrapPage } from '../../../lib/unwrap.ts';
import { countOfSaves } from '../../../lib/format/count-of-saves.ts';
import { viewerOf } from '../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';
import { isAboutNow, sayWhere } from './stall.ts';

const pastPerPage = 6;

export const load: PageServerLoad = async (request) => {
	const { locals, params, url } = request;
	const { businesses, events, saved, text } = locals;
	const viewer = await viewerOf(locals);
	const parameter = (name: string) => url.searchParams.get(name);

	// All at once, so that they share a round trip to the database.
	const [found, upcoming, past, isSaved, saves] = await Promise.all([
		businesses.find(params.slug),
		events.list({ business: params.slug, cursor: parameter('cursor') }),
		events.past(params.slug, { limit: pastPerPage, cursor: parameter('past') }),
		viewer && saved.has('businesses', params.slug),
		viewer && saved.count('businesses', params.slug)
	]);
	const business = unwrap(found);
	redirectToCanonicalSlug(request, 'businesses', business.slug);
	const isNow = (event: Event) => isAboutNow(event, Date.now());
	return {
		business,
		stall: business.mayBeHere && upcoming.kind === 'ok' ? upcoming.value.items.filter(isNow) : [],
		isSaved,
		/** For those who manage it. */
		saves: business.isMine && saves ? countOfSaves(saves) : null,
		map: upcoming.kind === 'ok' ? await loadPlaceMap(locals, upcoming.value.items) : null,
		flash: flashOf(takeFlash(request), business, text.businesses.page.flashes),
		upcoming: unwrapPage(upcoming, url),
		past: unwrapPage(past, url, 'past')
	};
};

export const actions: Actions = {
	arrive: ({ locals: { events }, request }) => sayWhere(request, events.arrive),
	depart: ({ locals: { events }, request }) => sayWhere(request, events.depart)
};
