import type { Category } from '../../worker/categories/types.ts';

/** Where to look when a search found nothing. Every value is a path on this site. */
export interface OtherSearches {
	/** The same words in all categories, if there was a category. */
	allCategories?: string;
	/** The same words among other things, if there were words. */
	other?: string;
	/** Everything in the list. */
	all: string;
}

/**
 * Where to look when a search found nothing.
 *
 * @param path of the list that was searched
 * @param otherPath of a list of other things
 */
export function otherSearches(
	{ q, category }: { q: string; category: Category | null },
	path: string,
	otherPath: string
): OtherSearches {
	if (!q) return { all: path };
	const query = `?${new URLSearchParams({ q })}`;
	return {
		...(category && { allCategories: path + query }),
		other: otherPath + query,
		all: path
	};
}
