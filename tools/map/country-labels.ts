import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { siteLanguages } from '../../worker/languages/languages.ts';
import type { GeoName } from '../places/read-places.ts';

type Ring = readonly Position[];

/** Steps of the grid in which the middle of a country is looked for. */
const steps = 24;

const displayNames = siteLanguages.map(({ code, tag }) => ({
	code,
	names: new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' })
}));

const boundsOf = (ring: Ring) => {
	const [longitudes, latitudes] = [ring.map(([x = 0]) => x), ring.map(([, y = 0]) => y)];
	return {
		west: Math.min(...longitudes),
		east: Math.max(...longitudes),
		south: Math.min(...latitudes),
		north: Math.max(...latitudes)
	};
};

/** Whether a point is in a ring: a ray from it crosses an odd number of sides. */
function isInside([x = 0, y = 0]: Position, ring: Ring): boolean {
	let inside = false;
	for (const [index, [x2 = 0, y2 = 0]] of ring.entries()) {
		const [x1 = 0, y1 = 0] = ring.at(index - 1) ?? [];
		if (y1 > y !== y2 > y && x < ((x1 - x2) * (y - y2)) / (y1 - y2) + x2) inside = !inside;
	}
	return inside;
}

/** Square degrees. */
const areaOf = (ring: Ring): number =>
	Math.abs(
		ring.reduce((sum, [x2 = 0, y2 = 0], index) => {
			const [x1 = 0, y1 = 0] = ring.at(index - 1) ?? [];
			return sum + (x1 * y2 - x2 * y1) / 2;
		}, 0)
	);

/** The point of a grid in a ring that is farthest from the corners of the ring. */
function middleOf(ring: Ring): Position | null {
	const { west, east, south, north } = boundsOf(ring);
	let best: { point: Position; distance: number } | null = null;
	for (let column = 0.5; column < steps; column++) {
		for (let row = 0.5; row < steps; row++) {
			const point = [
				west + ((east - west) * column) / steps,
				south + ((north - south) * row) / steps
			];
			const [x = 0, y = 0] = point;
			const distance = Math.min(...ring.map(([a = 0, b = 0]) => Math.hypot(a - x, b - y)));
			if (distance > (best?.distance ?? 0) && isInside(point, ring)) best = { point, distance };
		}
	}
	return best?.point ?? null;
}

const ringsOf = (geometry: Polygon | MultiPolygon): Ring[] =>
	(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap(
		([outer]) => (outer ? [outer] : [])
	);

/**
 * The name of each country in the languages of the pages, in the middle of its largest part. The
 * largest town there says which country it is, as ISO 3166-1 has it.
 *
 * @param places largest first
 */
export function labelCountries(
	shapes: readonly (Polygon | MultiPolygon)[],
	places: readonly GeoName[]
): Feature[] {
	const named = new Set<string>();
	return shapes.flatMap((shape): Feature[] => {
		const [largest] = ringsOf(shape).sort((one, other) => areaOf(other) - areaOf(one));
		const middle = largest && middleOf(largest);
		const town =
			largest && places.find((place) => isInside([place.longitude, place.latitude], largest));
		if (!middle || !town || named.has(town.country)) return [];
		named.add(town.country);
		const names = displayNames.flatMap(({ code, names: of }) => {
			const name = of.of(town.country);
			return name === undefined ? [] : [[code === 'en' ? 'name' : `name_${code}`, name]];
		});
		return [
			{
				type: 'Feature',
				properties: { ...Object.fromEntries(names), area: Math.round(areaOf(largest)) },
				geometry: { type: 'Point', coordinates: middle }
			}
		];
	});
}
