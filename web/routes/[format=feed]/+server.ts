import { respondWithFeed } from '../../lib/feeds/respond.ts';
import { unwrap } from '../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** Everything that is coming up. */
export const GET: RequestHandler = async ({ locals: { events, origin, text }, params }) => {
	const found = unwrap(await events.feed({}));
	const feed = { title: text.layout.siteName, page: new URL('/', origin), events: found };
	return respondWithFeed(params.format, feed, text);
};
