import GeoJSONVT from 'geojson-vt';
import type { Feature } from 'geojson';
import { fromGeojsonVt } from 'vt-pbf';
import { layerNames } from './layers.ts';
import type { LayerName } from './layers.ts';
import { drawSvgTile } from './svg-tile.ts';

/** MapLibre enlarges the tiles of this zoom further on: it has all that the data has. */
export const maxTileZoom = 5;

/** Units on a side of a tile. The last zoom has finer ones, because it is enlarged. */
const extentOf = (zoom: number) => (zoom === maxTileZoom ? 8192 : 4096);

/** People of the smallest places with a label, by zoom. */
const minPopulations = [5e6, 2e6, 1e6, 3e5, 1e5, 0];

/** Units between the points of a picture, by zoom. */
const pictureSteps = [24, 16, 12, 8, 5, 2];

type Layers = Record<LayerName, Feature[]>;
type Indexes = Record<Exclude<LayerName, 'countries' | 'places'>, GeoJSONVT>;

const indexOf = (features: Feature[], extent: number) =>
	new GeoJSONVT(
		{ type: 'FeatureCollection', features },
		{ maxZoom: maxTileZoom, indexMaxZoom: 0, indexMaxPoints: 0, extent, buffer: extent / 64 }
	);

const shapesOf = ({ land, lakes, rivers, borders }: Layers, extent: number): Indexes => ({
	land: indexOf(land, extent),
	lakes: indexOf(lakes, extent),
	rivers: indexOf(rivers, extent),
	borders: indexOf(borders, extent)
});

const largestOf = ({ places }: Layers, zoom: number) =>
	places.filter(
		({ properties }) => Number(properties?.['population']) >= (minPopulations[zoom] ?? 0)
	);

/** A file of the map: its path in the folder, and its content. */
export type MapFile = [path: string, content: Uint8Array | string];

/** All tiles, as vectors and as pictures. Open sea has none. */
export function* allTiles(layers: Layers): Generator<MapFile> {
	const coarse = shapesOf(layers, extentOf(0));
	const fine = shapesOf(layers, extentOf(maxTileZoom));
	for (let zoom = 0; zoom <= maxTileZoom; zoom++) {
		const places = indexOf(largestOf(layers, zoom), extentOf(zoom));
		const countries = indexOf(layers.countries, extentOf(zoom));
		const vectors = { ...(zoom === maxTileZoom ? fine : coarse), countries, places };
		for (let x = 0; x < 2 ** zoom; x++) {
			for (let y = 0; y < 2 ** zoom; y++) {
				yield* vectorTile(vectors, zoom, x, y);
				yield* picture(coarse, zoom, x, y);
			}
		}
	}
}

function* vectorTile(
	indexes: Record<LayerName, GeoJSONVT>,
	zoom: number,
	x: number,
	y: number
): Generator<MapFile> {
	const found = layerNames.flatMap((name) => {
		const tile = indexes[name].getTile(zoom, x, y);
		return tile ? [[name, tile]] : [];
	});
	if (found.length === 0) return;
	const options = { version: 2, extent: extentOf(zoom) };
	yield [`${zoom}/${x}/${y}.pbf`, fromGeojsonVt(Object.fromEntries(found), options)];
}

function* picture(indexes: Indexes, zoom: number, x: number, y: number): Generator<MapFile> {
	const tileOf = (name: keyof Indexes) => indexes[name].getTile(zoom, x, y);
	const drawn = drawSvgTile(
		{
			land: tileOf('land'),
			lakes: tileOf('lakes'),
			rivers: zoom > 3 ? tileOf('rivers') : null,
			borders: tileOf('borders')
		},
		pictureSteps[zoom] ?? 1
	);
	if (drawn !== null) yield [`${zoom}/${x}/${y}.svg`, drawn];
}
