import type { PlaceRow } from '../../worker/places/shard.ts';
import { countryName, foldName, toPlaceSlug } from '../../worker/places/town.ts';
import type { Town } from '../../worker/places/town.ts';
import type { GeoName } from './read-places.ts';

/** Towns from this size on are found by their names in other languages, */
const knownAbroad = 100_000;
/** and these in other scripts too. */
const knownEverywhere = 500_000;

/** Shorter ones are codes of airports, mostly. */
const minAlias = 4;

export interface NamedTown extends Town, Pick<PlaceRow, 'translations'> {
	population: number;
	/** Other spellings that people may look for, without those that fold to the same. */
	aliases: string[];
}

const isAscii = (slug: string) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug);
const slugOf = (...names: readonly string[]) =>
	toPlaceSlug(foldName(names.filter(Boolean).join(' ')));

/** The slug of a name in ASCII; null if the name has none. */
function asciiSlug({ name, asciiName }: GeoName): string | null {
	const found = [name, asciiName].map((each) => slugOf(each)).find(isAscii);
	return found ?? null;
}

/**
 * Gives every place a slug of its own: its name for the largest of a name, with the country for the
 * largest there, with region and country for others. Of two in one region, the larger one stays.
 *
 * @param places largest first
 */
export function nameTowns(places: readonly GeoName[]): NamedTown[] {
	const taken = new Set<string>();
	const inCountry = new Set<string>();
	return places.flatMap((place) => {
		const base = asciiSlug(place);
		if (base === null) return [];
		const country = slugOf(countryName(place.country));
		const isLargestThere = !inCountry.has(`${base}/${country}`);
		inCountry.add(`${base}/${country}`);
		const candidates = [
			base,
			...(isLargestThere ? [`${base}-${country}`] : []),
			...(place.region ? [slugOf(base, place.region, country)] : [])
		];
		const slug = candidates.find((each) => isAscii(each) && !taken.has(each));
		if (slug === undefined) return [];
		taken.add(slug);
		const { name, region, latitude, longitude, timeZone, population, translations } = place;
		const town = { slug, name, region, country: place.country, latitude, longitude, timeZone };
		return [{ ...town, population, translations, aliases: aliasesOf(place) }];
	});
}

function aliasesOf(place: GeoName): string[] {
	const { name, asciiName, alternateNames, population, translations } = place;
	const others = population < knownAbroad ? [] : alternateNames.filter(isName(population));
	const all = [asciiName, ...others, ...Object.values(translations)];
	const byKey = new Map(all.map((each) => [foldName(each), each]));
	byKey.delete(foldName(name));
	byKey.delete('');
	return [...byKey.values()];
}

const isName = (population: number) => (name: string) => {
	if (/[\t\n]/.test(name)) return false;
	if (!/^\P{L}*\p{sc=Latin}/u.test(name)) return population >= knownEverywhere;
	return name.length >= minAlias && /^\p{Lu}/u.test(name);
};

/** A row for each name of each town, in the order of the towns. */
export const toRows = (towns: readonly NamedTown[]): PlaceRow[] =>
	towns.flatMap(({ aliases, population: _, ...town }) =>
		[town.name, ...aliases].map((alias) => ({ ...town, alias, key: foldName(alias) }))
	);
