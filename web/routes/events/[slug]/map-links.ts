import type { Event } from '../../../../worker/events/types.ts';

type Place = Pick<Event, 'locationName' | 'address' | 'latitude' | 'longitude'>;

/**
 * Links to the place on maps: to its coordinates, or to a search for its name and address. Only
 * coordinates open the maps app of a device: https://www.rfc-editor.org/rfc/rfc5870
 */
export function mapLinks({ locationName, address, latitude, longitude }: Place) {
	const words = encodeURIComponent([locationName, address].filter(Boolean).join(', '));
	if (latitude === null || longitude === null) {
		return {
			device: null,
			apple: `https://maps.apple.com/?q=${words}`,
			openStreetMap: `https://www.openstreetmap.org/search?query=${words}`,
			google: `https://www.google.com/maps/search/?api=1&query=${words}`
		};
	}
	const pin = `mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
	const name = encodeURIComponent(locationName);
	return {
		device: `geo:${latitude},${longitude}?q=${latitude},${longitude}(${name})`,
		apple: `https://maps.apple.com/?ll=${latitude},${longitude}&q=${name}`,
		openStreetMap: `https://www.openstreetmap.org/?${pin}`,
		google: `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`
	};
}
