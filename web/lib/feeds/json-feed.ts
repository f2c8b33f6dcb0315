import type { Event } from '../../../worker/events/types.ts';
import type { Text } from '../../../worker/text/text.ts';
import { categoryName } from '../format/category-name.ts';
import { pictureAddress } from '../format/picture-files.ts';
import { summaryOf, titleOf } from './atom.ts';
import { eventPath, feedPath } from './feed.ts';
import type { AddressOf, Feed } from './feed.ts';

/** A list of events as a JSON feed: https://www.jsonfeed.org/version/1.1/ */
export const toJsonFeed = ({ title, path, events, at }: Feed, text: Text): string =>
	JSON.stringify({
		version: 'https://jsonfeed.org/version/1.1',
		title,
		home_page_url: at(path),
		feed_url: at(feedPath(path, 'feed.json')),
		icon: new URL('/icon-512.png', at('/')).href,
		language: text.time.locale,
		items: events.map((event) => itemOf(event, at, text))
	});

function itemOf(event: Event, at: AddressOf, text: Text) {
	const address = at(eventPath(event));
	const picture = event.cover ?? event.hostCover;
	const { categories, description, host } = event;
	return {
		id: address,
		url: address,
		title: titleOf(event, text),
		summary: summaryOf(event, text),
		content_text: description || summaryOf(event, text),
		...(picture && { image: pictureAddress(picture, new URL(address).origin) }),
		date_published: event.createdAt,
		date_modified: event.updatedAt,
		...(host && {
			authors: [{ name: host.name, url: at(`/businesses/${encodeURIComponent(host.slug)}`) }]
		}),
		...(categories.length > 0 && {
			tags: categories.map((category) => categoryName(category, text))
		}),
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
