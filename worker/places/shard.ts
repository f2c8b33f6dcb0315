import { toPlaceSlug } from './town.ts';
import type { Town } from './town.ts';

/** A town under one of its names, in a file of the gazetteer. */
export interface PlaceRow extends Town {
	/** The name that the row is about, folded: that of the town, or another spelling. */
	key: string;
	/** That spelling as people write it; the town's own name in most rows. */
	alias: string;
	/** What the town is called in languages that have another name for it, by their codes. */
	translations?: Readonly<Record<string, string>>;
}

/** The rows of a file, largest towns first. */
export interface Shard {
	rows: readonly PlaceRow[];
	/** Whether files of longer beginnings have more of them. */
	isPart: boolean;
}

/** The folder of the files, among the static assets. */
export const placesFolder = '/places/';

/** Names in other scripts share so many files. */
const otherFiles = 64;

function hashOf(text: string): number {
	let hash = 0;
	for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
	return hash % otherFiles;
}

/**
 * The files in which a name can be: that of its first two letters, and of longer beginnings. The
 * script of the pages finds them in the same way.
 */
export function filesFor(key: string): string[] {
	const letters = /^[a-z0-9]*/.exec(key.replaceAll(' ', ''))?.[0] ?? '';
	if (letters.length === 0) return [`_${hashOf([...key].slice(0, 2).join(''))}.txt`];
	if (letters.length === 1) return [`${letters}.txt`];
	return Array.from(letters.slice(1), (_, index) => `${letters.slice(0, index + 2)}.txt`);
}

/** Degrees on a side of the squares whose towns share a file. */
const squareDegrees = 5;

const squareFile = (row: number, column: number) => `at/${row}_${column}.txt`;

/** The file with the towns of a square. */
export const squareFileOf = ({
	latitude,
	longitude
}: Pick<Town, 'latitude' | 'longitude'>): string =>
	squareFile(
		Math.floor((latitude + 90) / squareDegrees),
		Math.floor((longitude + 180) / squareDegrees) % (360 / squareDegrees)
	);

/** The files with the towns of all squares that a box touches. */
export function squareFilesOf(box: { west: number; south: number; east: number; north: number }) {
	const { west, south, north } = box;
	const east = box.east < west ? box.east + 360 : box.east;
	const files = new Set<string>();
	for (let latitude = south; ; latitude = Math.min(latitude + squareDegrees, north)) {
		for (let longitude = west; ; longitude = Math.min(longitude + squareDegrees, east)) {
			files.add(squareFileOf({ latitude, longitude }));
			if (longitude >= east) break;
		}
		if (latitude >= north) break;
	}
	return [...files];
}

const partMark = '+';

/** Writes a file: a line for each row. What follows from another column is left out. */
export function writeShard({ rows, isPart }: Shard): string {
	const lines = rows.map(
		({ key, alias, name, slug, region, country, latitude, longitude, timeZone, translations }) =>
			[
				alias,
				key === alias.toLowerCase() ? '' : key,
				name === alias ? '' : name,
				slug === toPlaceSlug(key) ? '' : slug,
				region,
				country,
				latitude,
				longitude,
				timeZone,
				...writeTranslations(translations)
			].join('\t')
	);
	return [isPart ? partMark : '', ...lines, ''].join('\n');
}

/** `de:Mailand,es:Milán`, in one more column, if there are any. */
const writeTranslations = (translations: PlaceRow['translations'] = {}): string[] => {
	const all = Object.entries(translations).map((each) => each.join(':'));
	return all.length === 0 ? [] : [all.join(',')];
};

const readTranslations = (column: string): PlaceRow['translations'] =>
	Object.fromEntries(column.split(',').map((each) => each.split(':')));

/** Reads a file that `writeShard` wrote. */
export function readShard(text: string): Shard {
	const [mark, ...lines] = text.split('\n');
	return { isPart: mark === partMark, rows: lines.filter(Boolean).map(readRow) };
}

function readRow(line: string): PlaceRow {
	const [alias = '', folded, name, slug, region = '', country = '', ...others] = line.split('\t');
	const [latitude, longitude, timeZone = '', translations = ''] = others;
	const key = folded || alias.toLowerCase();
	return {
		key,
		alias,
		name: name || alias,
		slug: slug || toPlaceSlug(key),
		region,
		country,
		latitude: Number(latitude),
		longitude: Number(longitude),
		timeZone,
		...(translations && { translations: readTranslations(translations) })
	};
}
