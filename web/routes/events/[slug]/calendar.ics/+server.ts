import { shown } from '../../../../lib/outcome.ts';
import type { RequestHandler } from './$types';
import { toCalendar } from './calendar.ts';

/** The event as a file for any calendar. */
export const GET: RequestHandler = async ({ locals: { events, origin }, params }) => {
	const event = shown(await events.find(params.slug));
	const page = new URL(`/events/${encodeURIComponent(event.slug)}`, origin);
	const name = encodeURIComponent(`${event.slug}.ics`);
	return new Response(toCalendar(event, page), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="event.ics"; filename*=UTF-8''${name}`
		}
	});
};
