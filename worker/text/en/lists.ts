export const lists = {
	search: 'Search',
	category: 'Category',
	allCategories: 'All',
	/** What was searched, to follow the word for what is found: `Events for “cake” in Music`. */
	searched: ({ words, category }: { words: string; category: string | null }) =>
		(words && ` for “${words}”`) + (category ? ` in ${category}` : ''),
	noMatches: 'No matches',
	noneOnPage: 'No matches on this page. There may be more on the next one.',
	firstPage: 'Back to the start'
};
