import { toCalendar } from '../../../../lib/feeds/calendar.ts';
import { addressesOf } from '../../../../lib/feeds/feed.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** The event as a calendar file. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const event = unwrap(await locals.events.find(params.slug));
	const name = encodeURIComponent(`${event.slug}.ics`);
	return new Response(toCalendar(event, addressesOf(locals), locals.text), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="event.ics"; filename*=UTF-8''${name}`
		}
	});
};
