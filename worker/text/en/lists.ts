import type { List } from '../wording.ts';
import { message, plural } from './wording.ts';

export const lists = {
	search: 'Search',
	searchHint: 'Up to 200 characters',
	category: 'Category',
	allCategories: 'All',
	/** Parts of a search, after the name of the results: `Events for “cake” in Music near Lisbon`. */
	searched: {
		words: message<{ words: string }>(' for “{words}”'),
		category: message<{ category: string }>(' in {category}'),
		place: message<{ place: string }>(' near {place}')
	},
	noMatches: 'No matches',
	inAllCategories: 'Search all categories',
	/** A word that is nowhere, and the one that was looked for instead. */
	corrected: 'Nothing found for “{from}”. Showing results for “{to}”.',
	correctedInVain: 'Nothing found for “{from}”, so we looked for “{to}” as well.',
	ignoredWord: message<{ word: string }>('“{word}”'),
	ignored: plural<{ count: number; words: List }>('count', {
		1: '{words} is too common, so we left it out.',
		other: '{words} are too common, so we left them out.'
	}),
	keepLooking: 'Keep looking',
	noneOnPage: 'No matches on this page. There may be more on the next one.',
	firstPage: 'Back to the start<hidden>: {list}</hidden>',
	/** The title of a page of a list after the first. */
	continued: message<{ title: string }>('{title}, continued')
};
