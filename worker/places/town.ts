import { siteLanguages } from '../languages/languages.ts';
import { foldForSearch } from '../search/fold.ts';

/** A town of the gazetteer, or a part of one. */
export interface Town {
	/** In `/in/:town`. */
	slug: string;
	name: string;
	/** The name of its region; empty if the country has none. */
	region: string;
	/** Two letters, ISO 3166-1. */
	country: string;
	latitude: number;
	longitude: number;
	/** IANA. */
	timeZone: string;
}

/** Folds the name of a place, in any spelling, to words with spaces between them. */
export const foldName = (name: string): string =>
	(foldForSearch(name).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ');

/** The words of a folded name as part of a URL. */
export const toPlaceSlug = (folded: string): string => folded.replaceAll(' ', '-');

const countries = siteLanguages.map(
	({ tag }) => new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' })
);

/** The names of a country in the languages of the pages, English first: what people may type. */
export function countryNames(code: string): string[] {
	try {
		return countries.map((names) => names.of(code) ?? code);
	} catch {
		return [code];
	}
}

/** The English name of a country, for addresses. */
export const countryName = (code: string): string => countryNames(code)[0] ?? code;
