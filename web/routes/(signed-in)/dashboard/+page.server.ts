import { takeFlash } from '../../../lib/flash.ts';
import { unwrapPage } from '../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { locals, url } = request;
	const { businesses, events, text } = locals;
	const cursor = (parameter: string) => url.searchParams.get(parameter);
	const [ownBusinesses, ownEvents] = await Promise.all([
		businesses.mine({ cursor: cursor('businesses') }),
		events.mine({ cursor: cursor('events') })
	]);
	const [done] = takeFlash(request);
	return {
		businesses: unwrapPage(ownBusinesses, url, 'businesses'),
		events: unwrapPage(ownEvents, url, 'events'),
		flash: done === 'deleted' || done === 'accepted' ? text.dashboard.flashes[done] : null
	};
};
