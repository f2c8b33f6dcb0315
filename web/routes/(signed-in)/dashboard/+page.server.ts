import { unwrapPage } from '../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { businesses, events }, url }) => {
	const cursor = (parameter: string) => url.searchParams.get(parameter);
	const [ownBusinesses, ownEvents] = await Promise.all([
		businesses.mine({ cursor: cursor('businesses') }),
		events.mine({ cursor: cursor('events') })
	]);
	return {
		businesses: unwrapPage(ownBusinesses, url, 'businesses'),
		events: unwrapPage(ownEvents, url, 'events'),
		hasDeleted: url.searchParams.get('done') === 'deleted'
	};
};
