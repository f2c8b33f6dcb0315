import type { Event } from '../../../../worker/events/types.ts';

type Place = Pick<Event, 'locationName' | 'address' | 'latitude' | 'longitude'>;

/** Links to the place on maps: to its coordinates, or to a search for its name and address. */
export function mapLinks({ locationName, address, latitude, longitude }: Place) {
	const words = encodeURIComponent([locationName, address].filter(Boolean).join(', '));
	if (latitude === null || longitude === null) {
		return {
			openStreetMap: `https://www.openstreetmap.org/search?query=${words}`,
			google: `https://www.google.com/maps/search/?api=1&query=${words}`
		};
	}
	const pin = `mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
	return {
		openStreetMap: `https://www.openstreetmap.org/?${pin}`,
		google: `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`
	};
}
