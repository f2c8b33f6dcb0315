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

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The English name of a country, for addresses and for what people type. */
export function countryName(code: string): string {
	try {
		return countryNames.of(code) ?? code;
	} catch {
		return code;
	}
}
