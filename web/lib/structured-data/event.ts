import type { EventWithBusinesses } from '../../../worker/events/types.ts';
import { localInstant } from '../format/wall-clock.ts';
import { pictureAddress } from '../format/picture-files.ts';
import { organization } from './business.ts';
import type { Thing } from './json-ld.ts';

/**
 * The event of a page: https://developers.google.com/search/docs/appearance/structured-data/event
 *
 * @param url the event's page
 */
export function eventThing(event: EventWithBusinesses, url: URL): Thing {
	const { origin } = url;
	const { timeZone } = event;
	return {
		'@type': 'Event',
		name: event.title,
		...(event.description && { description: event.description }),
		url: url.href,
		image: [imageOf(event, url)],
		startDate: localInstant(event.startAt, timeZone),
		endDate: localInstant(event.endAt, timeZone),
		eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
		eventStatus: `https://schema.org/Event${event.status === 'cancelled' ? 'Cancelled' : 'Scheduled'}`,
		location: placeOf(event),
		...offersOf(event, url),
		...(event.facts.minAge !== null && { typicalAgeRange: `${event.facts.minAge}-` }),
		...(event.host && { organizer: organization(event.host, origin) }),
		...(event.businesses.length > 0 && {
			performer: event.businesses.map((business) => organization(business, origin))
		})
	};
}

/** What it costs, if its owner says so. Prices without a currency are of free events. */
function offersOf({ facts, status, createdAt }: EventWithBusinesses, url: URL) {
	const { price, ticketUrl } = facts;
	if (!price) return {};
	const { amount, currency } = price;
	const offer: Thing = {
		'@type': 'Offer',
		price: amount,
		priceCurrency: currency ?? 'EUR',
		url: ticketUrl ?? url.href,
		validFrom: createdAt,
		...(status !== 'cancelled' && { availability: 'https://schema.org/InStock' })
	};
	return { offers: offer, isAccessibleForFree: amount === 0 };
}

/** A host's own picture stands in for one of the event, and a drawing with its title for both. */
function imageOf({ cover, hostCover, version }: EventWithBusinesses, url: URL): string {
	const picture = cover ?? hostCover;
	return picture
		? pictureAddress(picture, url.origin)
		: `${url.origin}${url.pathname}/share.png?version=${version}`;
}

const placeOf = ({ locationName, address, latitude, longitude }: EventWithBusinesses): Thing => ({
	'@type': 'Place',
	name: locationName,
	address: { '@type': 'PostalAddress', streetAddress: address || locationName },
	...(latitude !== null &&
		longitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } })
});
