import { unwrapPage } from '../../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { events }, params, url }) => {
	const cursor = url.searchParams.get('cursor');
	const participants = unwrapPage(await events.participants(params.slug, { cursor }), url);
	const { event, items, nextCursor } = participants;
	return {
		event: { slug: event.slug, title: event.title, isPublic: event.isPublic },
		businesses: items,
		nextCursor
	};
};
