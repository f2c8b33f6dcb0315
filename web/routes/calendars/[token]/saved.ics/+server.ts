import { toCalendarFeed } from '../../../../lib/feeds/calendar.ts';
import { addressesOf } from '../../../../lib/feeds/feed.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** What somebody has saved, for their calendar program, which asks without a cookie. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { saved, text } = locals;
	const events = unwrap(await saved.calendar(params.token));
	const title = text.saved.calendar.name;
	const feed = { title, path: '/saved', events, at: addressesOf(locals) };
	const calendar = toCalendarFeed(feed, text);
	return new Response(calendar, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'cache-control': 'private, no-store'
		}
	});
};
