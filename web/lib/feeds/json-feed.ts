import type { Event } from '../../../worker/events/types.ts';
import type { Text } from '../../../worker/text/text.ts';
import { pictureAddress } from '../format/picture-files.ts';
import { summaryOf, titleOf } from './atom.ts';
import { eventAddress, feedPath } from './feed.ts';
import type { Feed } from './feed.ts';

/** A list of events as a JSON feed: https://www.jsonfeed.org/version/1.1/ */
export const toJsonFeed = ({ title, page, events }: Feed, text: Text): string =>
	JSON.stringify({
		version: 'https://jsonfeed.org/version/1.1',
		title,
		home_page_url: page.href,
		feed_url: new URL(feedPath(page.pathname, 'feed.json'), page).href,
		icon: new URL('/icon-512.png', page).href,
		language: text.time.locale,
		items: events.map((event) => itemOf(event, page.origin, text))
	});

function itemOf(event: Event, origin: string, text: Text) {
	const address = eventAddress(event, origin);
	const picture = event.cover ?? event.hostCover;
	const { categories, description, host } = event;
	return {
		id: address,
		url: address,
		title: titleOf(event, text),
		summary: summaryOf(event, text),
		content_text: description || summaryOf(event, text),
		...(picture && { image: pictureAddress(picture, origin) }),
		date_published: event.createdAt,
		date_modified: event.updatedAt,
		...(host && {
			authors: [{ name: host.name, url: `${origin}/businesses/${encodeURIComponent(host.slug)}` }]
		}),
		...(categories.length > 0 && { tags: categories.map(({ name }) => name) }),
		// Extensions begin with an underscore.
		_event: {
			start_at: event.startAt,
			end_at: event.endAt,
			time_zone: event.timeZone,
			status: event.status,
			location_name: event.locationName,
			address: event.address,
			latitude: event.latitude,
			longitude: event.longitude
		}
	};
}
