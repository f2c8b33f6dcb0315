import type { EventWithBusinesses } from '../../../../worker/events/types.ts';

/**
 * The event for search engines (https://schema.org/Event), as JSON that is safe inside a script
 * element: it cannot close the element or open another.
 *
 * @param url the event's page
 */
export function structuredData(event: EventWithBusinesses, url: URL): string {
	const data = {
		'@context': 'https://schema.org',
		'@type': 'Event',
		name: event.title,
		...(event.description && { description: event.description }),
		url: url.href,
		image: `${url.origin}/social-card.png`,
		startDate: event.startAt,
		endDate: event.endAt,
		eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
		eventStatus: `https://schema.org/Event${event.status === 'cancelled' ? 'Cancelled' : 'Scheduled'}`,
		location: placeOf(event),
		...(event.host && { organizer: organisation(event.host, url) }),
		...(event.businesses.length > 0 && {
			performer: event.businesses.map((business) => organisation(business, url))
		})
	};
	return JSON.stringify(data).replace(
		/[<>&\u2028\u2029]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
}

const organisation = ({ name, slug }: { name: string; slug: string }, { origin }: URL) => ({
	'@type': 'Organization',
	name,
	url: new URL(`/businesses/${encodeURIComponent(slug)}`, origin).href
});

const placeOf = ({ locationName, address, latitude, longitude }: EventWithBusinesses) => ({
	'@type': 'Place',
	name: locationName,
	address: address || locationName,
	...(latitude !== null &&
		longitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } })
});
