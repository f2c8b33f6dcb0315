/** What was searched, to go on after the word for what is found: ` for “cake” in Music`. */
export const searchInWords = (q: string, category: { name: string } | null): string =>
	(q && ` for “${q}”`) + (category ? ` in ${category.name}` : '');
