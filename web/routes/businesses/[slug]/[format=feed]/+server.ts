import { redirectToCanonicalSlug } from '../../../../lib/canonical-address.ts';
import { respondWithFeed } from '../../../../lib/feeds/respond.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** Where a business is coming up. */
export const GET: RequestHandler = async (request) => {
	const { locals, params } = request;
	const { businesses, events, origin, text } = locals;
	const [business, found] = await Promise.all([
		businesses.find(params.slug),
		events.feed({ business: params.slug })
	]);
	const { name, slug } = unwrap(business);
	redirectToCanonicalSlug(request, 'businesses', slug, `/${params.format}`);
	const feed = {
		title: text.feeds.titleOf({ list: name }),
		page: new URL(`/businesses/${encodeURIComponent(slug)}`, origin),
		events: unwrap(found)
	};
	return respondWithFeed(params.format, feed, text);
};
