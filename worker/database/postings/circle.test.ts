import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxAround, distanceKm } from './circle.ts';
import { areaOf, cellsAt, cellsOf } from './grid.ts';

it.each([
	[{ latitude: 52.52, longitude: 13.405 }, { latitude: 48.8566, longitude: 2.3522 }, 877],
	[{ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111],
	[{ latitude: 90, longitude: 0 }, { latitude: 89, longitude: 77 }, 111],
	[{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 }, 20015],
	[{ latitude: 10, longitude: 20 }, { latitude: 10, longitude: 20 }, 0]
])('measures from %j to %j', (from, to, expected) => {
	expect(Math.round(distanceKm(from, to))).toBe(expected);
});

const latitude = fc.double({ min: -90, max: 90, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });
const radiusKm = fc.integer({ min: 1, max: 200 });
const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
const part = fc.double({ min: 0, max: 0.999, noNaN: true });

/** The place at a distance in a direction: https://www.movable-type.co.uk/scripts/latlong.html */
function placeAt(from: { latitude: number; longitude: number }, bearing: number, km: number) {
	const [angle, start] = [km / 6371, (from.latitude * Math.PI) / 180];
	const end = Math.asin(
		Math.min(
			1,
			Math.sin(start) * Math.cos(angle) + Math.cos(start) * Math.sin(angle) * Math.cos(bearing)
		)
	);
	const turned = Math.atan2(
		Math.sin(bearing) * Math.sin(angle) * Math.cos(start),
		Math.cos(angle) - Math.sin(start) * Math.sin(end)
	);
	const degrees = from.longitude + (turned * 180) / Math.PI;
	return { latitude: (end * 180) / Math.PI, longitude: ((degrees + 540) % 360) - 180 };
}

it('has a box with every place in the circle, in at most 16 squares', () => {
	fc.assert(
		fc.property(latitude, longitude, radiusKm, turn, part, (lat, lon, km, bearing, share) => {
			const box = boxAround({ latitude: lat, longitude: lon, radiusKm: km });
			const place = placeAt({ latitude: lat, longitude: lon }, bearing, km * share);
			const { west, east, south, north } = box;
			const isBetween =
				west <= east
					? place.longitude >= west - 1e-6 && place.longitude <= east + 1e-6
					: place.longitude >= west - 1e-6 || place.longitude <= east + 1e-6;
			expect(isBetween && place.latitude >= south - 1e-6 && place.latitude <= north + 1e-6).toBe(
				true
			);
			const cells = cellsOf(box);
			expect(cells.length).toBeLessThanOrEqual(16);
			const inside = {
				latitude: Math.min(Math.max(place.latitude, south), north),
				longitude: place.longitude
			};
			const isCovered = cellsAt(inside.latitude, inside.longitude).some((cell) =>
				cells.includes(cell)
			);
			expect(isCovered).toBe(true);
		}),
		{ numRuns: 2000 }
	);
});

it('compares boxes on both sides of the 180th meridian', () => {
	const box = { south: 0, north: 1 };
	expect(areaOf({ west: 170, east: -170, ...box })).toBe(20);
	expect(areaOf({ west: -10, east: 10, ...box })).toBe(20);
});
