export const lists = {
	search: 'Search',
	category: 'Category',
	allCategories: 'All',
	/** A search, to append to the name of the results: `Events for “cake” in Music`. */
	searched: ({ words, category }: { words: string; category: string | null }) =>
		(words && ` for “${words}”`) + (category ? ` in ${category}` : ''),
	noMatches: 'No matches',
	noneOnPage: 'No matches on this page. There may be more on the next one.',
	firstPage: 'Back to the start<hidden>: {list}</hidden>',
	/** The title of a page of a list after the first. */
	continued: ({ title }: { title: string }) => `${title}, continued`
};
