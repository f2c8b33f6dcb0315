import { and } from './wording.ts';

interface SearchedList {
	words: string;
	category: string | null;
	place?: string | null;
}

export const lists = {
	search: 'Search',
	searchHint: 'Up to 200 characters',
	category: 'Category',
	allCategories: 'All',
	/** A search, to append to the name of the results: `Events for “cake” in Music near Lisbon`. */
	searched: ({ words, category, place }: SearchedList) =>
		(words && ` for “${words}”`) +
		(category ? ` in ${category}` : '') +
		(place ? ` near ${place}` : ''),
	noMatches: 'No matches',
	inAllCategories: 'Search all categories',
	/** A word that is nowhere, and the one that was looked for instead. */
	corrected: 'Nothing found for “{from}”. Showing results for “{to}”.',
	correctedInVain: 'Nothing found for “{from}”, so we looked for “{to}” as well.',
	/** The words are `{0}`, `{1}` and so on. */
	ignored: ({ count }: { count: number }) => {
		const words = Array.from({ length: count }, (_, index) => `“{${index}}”`);
		const list = and(words);
		return count === 1
			? `${list} is too common, so we left it out.`
			: `${list} are too common, so we left them out.`;
	},
	keepLooking: 'Keep looking',
	noneOnPage: 'No matches on this page. There may be more on the next one.',
	firstPage: 'Back to the start<hidden>: {list}</hidden>',
	/** The title of a page of a list after the first. */
	continued: ({ title }: { title: string }) => `${title}, continued`
};
