import { redirect } from '@sveltejs/kit';
import { calendarLinks } from '../../../../../lib/feeds/calendar-links.ts';
import { addressesOf, eventPath } from '../../../../../lib/feeds/feed.ts';
import { unwrap } from '../../../../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** Leads to the calendar that somebody chose, and counts that they did: nothing else of them. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	// A browser that fetches links ahead has not been asked to.
	const isAsked = request.method === 'GET' && !request.headers.has('sec-purpose');
	const [found] = await Promise.all([
		locals.events.find(params.slug),
		isAsked && locals.calendarAdds.count(params.slug)
	]);
	const event = unwrap(found);
	const { google, outlook } = calendarLinks(event, addressesOf(locals));
	const file = `${eventPath(event)}/calendar.ics`;
	redirect(303, { google, outlook, apple: file }[params.program]);
};
