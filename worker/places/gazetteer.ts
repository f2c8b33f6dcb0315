import { boxAround, distanceKm } from '../database/postings/circle.ts';
import { widthOf } from '../database/postings/grid.ts';
import type { BoundingBox } from '../database/postings/grid.ts';
import { defaultLanguage } from '../languages/languages.ts';
import type { Language } from '../languages/languages.ts';
import type { ReadShard } from './shard-reader.ts';
import { filesFor, placesFolder, squareFilesOf } from './shard.ts';
import type { PlaceRow, Shard } from './shard.ts';
import { timeZoneOf } from './time-zone-of.ts';
import type { TypedPlace } from './time-zone-of.ts';
import { countryName, countryNames, foldName } from './town.ts';
import type { Town } from './town.ts';

interface Place {
	latitude: number;
	longitude: number;
}

/** Degrees of a box whose towns are read from the files of its squares: at most nine. */
const maxDegrees = 10;

/** The largest cities of the world: see tools/map. */
const citiesFile = '/map/cities.txt';

/** Characters of a name that are looked at. */
const maxName = 100;

/** The towns of the world, in static files: see tools/places. */
export interface Gazetteer {
	/**
	 * The town of `/in/:town`.
	 *
	 * @param slug the town's own, or another spelling
	 */
	bySlug(slug: string): Promise<Town | null>;
	/** The town that somebody means: `Köln`, `cologne`, `Springfield, Illinois`, or a beginning. */
	find(text: string): Promise<Town | null>;
	/** The town of exactly this name, in any spelling: `Köln`, `Springfield, Illinois`. */
	named(text: string): Promise<Town | null>;
	/** The time zone of a place, as far as it tells. */
	timeZoneOf(place: TypedPlace): Promise<string | null>;
	/** The largest towns in a box: of a large one, only cities. */
	largest(box: BoundingBox, limit: number): Promise<Town[]>;
	/** The nearest town within a distance. Small ones do not count. */
	nearest(place: Place, maxKm: number): Promise<Town | null>;
	/** The towns in a box, those of a square of five degrees by their size. Small ones do not count. */
	within(box: BoundingBox): Promise<Town[]>;
}

/** @param language of the names of towns */
export function createGazetteer(
	readShard: ReadShard,
	language: Language = defaultLanguage
): Gazetteer {
	const toTown = townIn(language);
	const read = (file: string) => readShard(placesFolder + file);
	const rowsLike = (key: string) => readRowsLike(key, read);

	const gazetteer: Gazetteer = {
		async bySlug(slug) {
			const key = foldName(slug.slice(0, maxName));
			const rows = await rowsLike(key);
			const wanted = key.replaceAll(' ', '-');
			const town =
				rows.find((row) => row.slug === wanted) ??
				rows.find((row) => row.key === key) ??
				rows.find((row) => longSlugsOf(row).includes(wanted));
			return town ? toTown(town) : null;
		},
		async find(text) {
			const [name = '', ...rest] = text.slice(0, maxName).split(',').map(foldName);
			const whole = foldName(text.slice(0, maxName));
			if (whole === '') return null;
			const rows = await rowsLike(name || whole);
			const isThere = isIn(rest);
			const town =
				rows.find((row) => row.key === name && isThere(row)) ??
				rows.find((row) => startsWithName(whole, row)) ??
				rows.find((row) => row.key.startsWith(whole));
			return town ? toTown(town) : null;
		},
		async named(text) {
			const [name = '', ...rest] = text.slice(0, maxName).split(',').map(foldName);
			if (name === '') return null;
			const isThere = isIn(rest);
			const town = (await rowsLike(name)).find((row) => row.key === name && isThere(row));
			return town ? toTown(town) : null;
		},
		timeZoneOf: (place) => timeZoneOf(place, gazetteer),
		largest: async (box, limit) => (await largestTowns(readShard, box, limit)).map(toTown),
		async nearest(place, maxKm) {
			const box = boxAround({ ...place, radiusKm: maxKm });
			const shards = await Promise.all(squareFilesOf(box).map(read));
			const rows = shards.flatMap((shard) => shard?.rows ?? []);
			const nearest = nearestOf(rows, place, maxKm);
			return nearest && toTown(nearest);
		},
		async within(box) {
			const shards = await Promise.all(squareFilesOf(box).map(read));
			const rows = shards.flatMap((shard) => shard?.rows ?? []);
			return rows.filter((row) => isWithin(row, box)).map(toTown);
		}
	};
	return gazetteer;
}

const isWithin = ({ latitude, longitude }: Place, { west, south, east, north }: BoundingBox) =>
	latitude >= south && latitude < north && longitude >= west && longitude < east;

/** All rows that begin like a folded name, largest first. */
async function readRowsLike(
	key: string,
	read: (file: string) => Promise<Shard | null>
): Promise<PlaceRow[]> {
	const found: PlaceRow[] = [];
	for (const file of filesFor(key)) {
		const shard = await read(file);
		found.push(...(shard?.rows ?? []));
		if (!shard?.isPart) break;
	}
	return found;
}

function isInBox(box: BoundingBox, { latitude, longitude }: Place): boolean {
	const east = (((longitude - box.west) % 360) + 360) % 360;
	return east <= widthOf(box) && latitude >= box.south && latitude <= box.north;
}

async function largestTowns(
	readShard: ReadShard,
	box: BoundingBox,
	limit: number
): Promise<PlaceRow[]> {
	const isLarge = widthOf(box) > maxDegrees || box.north - box.south > maxDegrees;
	const files = isLarge ? [citiesFile] : squareFilesOf(box).map((file) => placesFolder + file);
	const shards = await Promise.all(files.map(readShard));
	return largestIn(
		box,
		shards.flatMap((shard) => shard ?? []),
		limit
	);
}

/** The rows of a file are sorted by size, which is not in it: the first of each file come first. */
function largestIn(box: BoundingBox, shards: readonly Shard[], limit: number): PlaceRow[] {
	const ranked = shards.flatMap(({ rows }) =>
		rows.filter((row) => isInBox(box, row)).map((row, rank) => ({ row, rank }))
	);
	return ranked
		.sort((one, other) => one.rank - other.rank)
		.slice(0, limit)
		.map(({ row }) => row);
}

/** Makes rows towns, with their names in a language. */
const townIn =
	(language: Language) =>
	({ key: _, alias: __, translations, ...town }: PlaceRow): Town => ({
		...town,
		name: translations?.[language] ?? town.name
	});

function nearestOf(rows: readonly PlaceRow[], place: Place, maxKm: number): PlaceRow | null {
	const near = rows
		.map((row) => ({ row, km: distanceKm(place, row) }))
		.filter(({ km }) => km <= maxKm);
	const [first] = near.sort((one, other) => one.km - other.km);
	return first?.row ?? null;
}

/** Other slugs of a town: with its country, and with its region as well. */
function longSlugsOf({ key, region, country }: PlaceRow): string[] {
	const name = key.replaceAll(' ', '-');
	const countries = [country.toLowerCase(), foldName(countryName(country)).replaceAll(' ', '-')];
	return countries.flatMap((each) => [
		`${name}-${each}`,
		`${name}-${foldName(region).replaceAll(' ', '-')}-${each}`
	]);
}

/** Whether a town is in all of these: its region, its country, or both. */
const isIn = (parts: readonly string[]) => (row: PlaceRow) =>
	parts.every((part) => isPartOf(part, row));

const isPartOf = (part: string, { region, country }: PlaceRow) =>
	part === '' ||
	part === country.toLowerCase() ||
	foldName(region).startsWith(part) ||
	countryNames(country).some((name) => foldName(name).startsWith(part));

/** `springfield illinois`, without a comma. */
const startsWithName = (whole: string, row: PlaceRow) =>
	whole === row.key ||
	(whole.startsWith(`${row.key} `) && isPartOf(whole.slice(row.key.length + 1), row));
