import { addressesOf } from '../../lib/feeds/feed.ts';
import { respondWithFeed } from '../../lib/feeds/respond.ts';
import { unwrap } from '../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** Everything that is coming up. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { events, text } = locals;
	const found = unwrap(await events.feed({}));
	const feed = { title: text.layout.siteName, path: '/', events: found, at: addressesOf(locals) };
	return respondWithFeed(params.format, feed, text);
};
