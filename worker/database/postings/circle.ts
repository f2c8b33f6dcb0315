import type { BoundingBox } from './grid.ts';

/** A circle on the map. */
export interface Circle {
	latitude: number;
	longitude: number;
	radiusKm: number;
}

export const earthRadiusKm = 6371;

const toRadians = (degrees: number) => (degrees * Math.PI) / 180;
const toDegrees = (radians: number) => (radians * 180) / Math.PI;

/** The same meridian from -180 to 180. One in this range stays exactly what it is. */
export const wrappedLongitude = (longitude: number) =>
	Math.abs(longitude) <= 180 ? longitude : longitude - 360 * Math.floor((longitude + 180) / 360);

/** The smallest box around a circle. One that holds a pole goes round the world. */
export function boxAround({ latitude, longitude, radiusKm }: Circle): BoundingBox {
	const angle = radiusKm / earthRadiusKm;
	const south = latitude - toDegrees(angle);
	const north = latitude + toDegrees(angle);
	if (south <= -90 || north >= 90) {
		return { west: -180, east: 180, south: Math.max(south, -90), north: Math.min(north, 90) };
	}
	const width = toDegrees(Math.asin(Math.sin(angle) / Math.cos(toRadians(latitude))));
	return {
		west: wrappedLongitude(longitude - width),
		east: wrappedLongitude(longitude + width),
		south,
		north
	};
}

type Place = Pick<Circle, 'latitude' | 'longitude'>;

/** The distance between two places along the ground, in kilometres. */
export function distanceKm(from: Place, to: Place): number {
	const [latitude, longitude] = [
		toRadians(to.latitude - from.latitude),
		toRadians(to.longitude - from.longitude)
	];
	const chord =
		Math.sin(latitude / 2) ** 2 +
		Math.cos(toRadians(from.latitude)) *
			Math.cos(toRadians(to.latitude)) *
			Math.sin(longitude / 2) ** 2;
	return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}
