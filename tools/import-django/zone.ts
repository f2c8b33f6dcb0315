import zoneOf from '@photostructure/tz-lookup';

/** The time zone of a place; null without valid coordinates. */
export function zoneAt(latitude: unknown, longitude: unknown): string | null {
	if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
	const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
	return isOnEarth ? zoneOf(latitude, longitude) : null;
}
