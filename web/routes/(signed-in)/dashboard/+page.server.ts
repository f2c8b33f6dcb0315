import { listed } from '../../../lib/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { businesses, events }, url }) => {
	const cursor = (name: string) => url.searchParams.get(name);
	const [theirs, announced] = await Promise.all([
		businesses.mine({ cursor: cursor('businesses') }),
		events.mine({ cursor: cursor('events') })
	]);
	return {
		businesses: listed(theirs, url, 'businesses'),
		events: listed(announced, url, 'events'),
		hasDeleted: url.searchParams.get('done') === 'deleted'
	};
};
