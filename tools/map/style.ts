import { mapColours } from './colours.ts';
import type { MapColours } from './colours.ts';
import { maxTileZoom } from './tiles.ts';

/**
 * Natural Earth's coast is off by a kilometre or two: from this zoom on, no sea is drawn, because
 * towns would lie in it.
 */
const maxZoomOfSea = 9;

/** Labels by population: those of smaller places appear later. */
const labels = [
	{ id: 'cities', minzoom: 2, min: 1_000_000, size: 14 },
	{ id: 'large-towns', minzoom: 5, min: 100_000, size: 13 },
	{ id: 'towns', minzoom: 7, min: 30_000, size: 12 },
	{ id: 'small-towns', minzoom: 8.5, min: 0, size: 12 }
];

const isDistrict = ['==', ['get', 'district'], true];

function labelLayer(
	{ id, minzoom, min, size }: (typeof labels)[number],
	colours: MapColours,
	language: string
) {
	const isLarge = ['>=', ['get', 'population'], min];
	return {
		id,
		type: 'symbol',
		source: 'base',
		'source-layer': 'places',
		minzoom,
		filter: ['all', ['!', isDistrict], isLarge],
		layout: textLayout(size, language),
		paint: textPaint(colours)
	};
}

const textLayout = (size: number, language: string) => ({
	'text-field': ['coalesce', ['get', `name_${language}`], ['get', 'name']],
	'text-font': ['system-ui'],
	'text-size': size,
	'symbol-sort-key': ['-', 0, ['get', 'population']],
	'text-padding': 6
});

const textPaint = ({ text, halo }: MapColours) => ({
	'text-color': text,
	'text-halo-color': halo,
	'text-halo-width': 1.5
});

/**
 * The style of the base map: https://maplibre.org/maplibre-style-spec/
 *
 * @param language of the names
 */
export function mapStyle(scheme: keyof typeof mapColours, language: string): object {
	const colours = mapColours[scheme];
	const { land, sea, border } = colours;
	const shape = (id: string, paint: object, more: object = {}) => ({
		...{ id, source: 'base', 'source-layer': id, maxzoom: maxZoomOfSea },
		...{ type: 'fill-color' in paint ? 'fill' : 'line', paint, ...more }
	});
	return {
		version: 8,
		sources: {
			base: {
				type: 'vector',
				tiles: ['/map/{z}/{x}/{y}.pbf'],
				maxzoom: maxTileZoom,
				attribution:
					'<a href="https://www.geonames.org/">GeoNames</a> (CC BY 4.0) · <a href="https://www.naturalearthdata.com/">Natural Earth</a>'
			}
		},
		layers: [
			{
				id: 'ground',
				type: 'background',
				paint: { 'background-color': ['step', ['zoom'], sea, maxZoomOfSea, land] }
			},
			shape('land', { 'fill-color': land }),
			shape('lakes', { 'fill-color': sea }),
			shape('rivers', { 'line-color': sea, 'line-width': 1.2 }, { minzoom: 4 }),
			shape('borders', { 'line-color': border, 'line-dasharray': [3, 2] }, { maxzoom: 24 }),
			...labels.map((each) => labelLayer(each, colours, language)),
			{
				id: 'districts',
				type: 'symbol',
				source: 'base',
				'source-layer': 'places',
				minzoom: 10,
				filter: isDistrict,
				layout: textLayout(11, language),
				paint: textPaint(colours)
			},
			// Last, because what comes last finds room first.
			{
				id: 'countries',
				type: 'symbol',
				source: 'base',
				'source-layer': 'countries',
				maxzoom: 6,
				layout: {
					...textLayout(14, language),
					'text-transform': 'uppercase',
					'text-letter-spacing': 0.12,
					'text-max-width': 7,
					'symbol-sort-key': ['-', 0, ['get', 'area']]
				},
				paint: { ...textPaint(colours), 'text-opacity': 0.75 }
			}
		]
	};
}
