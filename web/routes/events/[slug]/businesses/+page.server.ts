import { listed } from '../../../../lib/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { events }, params, url }) => {
	const cursor = url.searchParams.get('cursor');
	const found = listed(await events.participants(params.slug, { cursor }), url);
	const { event, items, nextCursor } = found;
	return {
		event: { slug: event.slug, title: event.title, isPublic: event.isPublic },
		businesses: items,
		nextCursor
	};
};
