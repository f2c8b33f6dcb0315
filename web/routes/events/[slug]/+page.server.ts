import { shown } from '../../../lib/outcome.ts';
import type { PageServerLoad } from './$types';
import { mapLinks } from './map-links.ts';
import { structuredData } from './structured-data.ts';

/** What was just done on another page, for its owner. */
const news: Record<string, string> = {
	created: 'Saved. A moderator looks at it next; then everybody can see it.',
	series: 'Saved, once for each week. A moderator looks at them next.',
	changed: 'Your changes are saved.',
	cancelled: 'The event is cancelled. Its page stays, so that nobody comes in vain.'
};

export const load: PageServerLoad = async ({ locals: { events, origin }, params, url }) => {
	const event = shown(await events.find(params.slug));
	const done = url.searchParams.get('done') ?? '';
	const page = new URL(`/events/${encodeURIComponent(event.slug)}`, origin);
	return {
		event,
		news: event.isMine ? (news[done] ?? null) : null,
		isSeries: done === 'series',
		maps: mapLinks(event),
		url: page.href,
		structuredData: event.isPublic ? structuredData(event, page) : null
	};
};
