import { redirectToCanonicalSlug } from '../../../../lib/canonical-address.ts';
import { addressesOf } from '../../../../lib/feeds/feed.ts';
import { respondWithFeed } from '../../../../lib/feeds/respond.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** Where a business is coming up. */
export const GET: RequestHandler = async (request) => {
	const { locals, params } = request;
	const { businesses, events, text } = locals;
	const [business, found] = await Promise.all([
		businesses.find(params.slug),
		events.feed({ business: params.slug })
	]);
	const { name, slug } = unwrap(business);
	redirectToCanonicalSlug(request, 'businesses', slug, `/${params.format}`);
	const feed = {
		title: text.feeds.titleOf({ list: name }),
		path: `/businesses/${encodeURIComponent(slug)}`,
		events: unwrap(found),
		at: addressesOf(locals)
	};
	return respondWithFeed(params.format, feed, text);
};
