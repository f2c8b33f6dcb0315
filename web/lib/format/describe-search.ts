import type { Category } from '../../../worker/categories/types.ts';
import type { Text } from '../../../worker/text/text.ts';

/** A search in words, to append to the name of the results: ` for “cake” in Music`. */
export const describeSearch = (
	words: string,
	category: Pick<Category, 'name'> | null,
	{ lists }: Pick<Text, 'lists'>,
	place: string | null = null
): string => lists.searched({ words, category: category?.name ?? null, place });
