import { unwrap } from '../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';
import { mapLinks } from './map-links.ts';
import { structuredData } from './structured-data.ts';

export const load: PageServerLoad = async ({ locals: { events, origin, text }, params, url }) => {
	const event = unwrap(await events.find(params.slug));
	const { created, series, changed, cancelled } = text.events.page;
	const flashes = new Map(Object.entries({ created, series, changed, cancelled }));
	const page = new URL(`/events/${encodeURIComponent(event.slug)}`, origin);
	return {
		event,
		flash: event.isMine ? (flashes.get(url.searchParams.get('done') ?? '') ?? null) : null,
		maps: mapLinks(event),
		url: page.href,
		structuredData: event.isPublic ? structuredData(event, page) : null
	};
};
