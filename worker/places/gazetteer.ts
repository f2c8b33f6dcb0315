import type { BoundingBox } from '../database/postings/grid.ts';
import { boxAround, distanceKm } from '../database/postings/circle.ts';
import { filesFor, placesFolder, readShard, squareFilesOf } from './shard.ts';
import type { PlaceRow } from './shard.ts';
import { countryName, foldName } from './town.ts';
import type { Town } from './town.ts';

/** Reads a static file. @returns null if there is none */
export type ReadAsset = (path: string) => Promise<string | null>;

interface Place {
	latitude: number;
	longitude: number;
}

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
	/** The nearest town within a distance. Small ones do not count. */
	nearest(place: Place, maxKm: number): Promise<Town | null>;
	/** The towns in a box, those of a square of five degrees by their size. Small ones do not count. */
	within(box: BoundingBox): Promise<Town[]>;
}

export function createGazetteer(readAsset: ReadAsset): Gazetteer {
	const read = async (file: string) => {
		const text = await readAsset(placesFolder + file);
		return text === null ? null : readShard(text);
	};

	/** All rows that begin like a folded name, largest first. */
	async function rowsLike(key: string): Promise<PlaceRow[]> {
		const found: PlaceRow[] = [];
		for (const file of filesFor(key)) {
			const shard = await read(file);
			found.push(...(shard?.rows ?? []));
			if (!shard?.isPart) break;
		}
		return found;
	}

	return {
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
			const isThere = (row: PlaceRow) => rest.every((part) => isPartOf(part, row));
			const town =
				rows.find((row) => row.key === name && isThere(row)) ??
				rows.find((row) => startsWithName(whole, row)) ??
				rows.find((row) => row.key.startsWith(whole));
			return town ? toTown(town) : null;
		},
		async nearest(place, maxKm) {
			const box = boxAround({ ...place, radiusKm: maxKm });
			const shards = await Promise.all(squareFilesOf(box).map(read));
			const towns = shards
				.flatMap((shard) => shard?.rows ?? [])
				.map((row) => ({ row, km: distanceKm(place, row) }))
				.filter(({ km }) => km <= maxKm);
			const [first] = towns.sort((one, other) => one.km - other.km);
			return first ? toTown(first.row) : null;
		},
		async within(box) {
			const shards = await Promise.all(squareFilesOf(box).map(read));
			const rows = shards.flatMap((shard) => shard?.rows ?? []);
			return rows.filter((row) => isWithin(row, box)).map(toTown);
		}
	};
}

const isWithin = ({ latitude, longitude }: Place, { west, south, east, north }: BoundingBox) =>
	latitude >= south && latitude < north && longitude >= west && longitude < east;

const toTown = ({ key: _, alias: __, ...town }: PlaceRow): Town => town;

/** Other slugs of a town: with its country, and with its region as well. */
function longSlugsOf({ key, region, country }: PlaceRow): string[] {
	const name = key.replaceAll(' ', '-');
	const countries = [country.toLowerCase(), foldName(countryName(country)).replaceAll(' ', '-')];
	return countries.flatMap((each) => [
		`${name}-${each}`,
		`${name}-${foldName(region).replaceAll(' ', '-')}-${each}`
	]);
}

const isPartOf = (part: string, { region, country }: PlaceRow) =>
	part === '' ||
	part === country.toLowerCase() ||
	foldName(region).startsWith(part) ||
	foldName(countryName(country)).startsWith(part);

/** `springfield illinois`, without a comma. */
const startsWithName = (whole: string, row: PlaceRow) =>
	whole === row.key ||
	(whole.startsWith(`${row.key} `) && isPartOf(whole.slice(row.key.length + 1), row));
