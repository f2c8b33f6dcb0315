import { error, redirect } from '@sveltejs/kit';
import { townRadiusKm } from '../../../../lib/event-list/load.ts';
import { addressesOf } from '../../../../lib/feeds/feed.ts';
import { respondWithFeed } from '../../../../lib/feeds/respond.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** What is coming up near a town. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { events, places, text } = locals;
	const town = await places.bySlug(params.town);
	if (!town) error(404, text.home.unknownTown);
	const { name, slug, latitude, longitude } = town;
	if (slug !== params.town) redirect(301, `/in/${slug}/${params.format}`);
	const near = { latitude, longitude, radiusKm: townRadiusKm };
	const found = unwrap(await events.feed({ near }));
	const feed = {
		title: text.feeds.titleOf({ list: name }),
		path: `/in/${slug}`,
		events: found,
		at: addressesOf(locals)
	};
	return respondWithFeed(params.format, feed, text);
};
