import type { Category } from '../../../worker/categories/types.ts';
import type { Text } from '../../../worker/text/text.ts';
import { categoryName } from './category-name.ts';

/** A search in words, to append to the name of the results: ` for “cake” in Music`. */
export const describeSearch = (
	words: string,
	category: Pick<Category, 'slug' | 'name'> | null,
	text: Pick<Text, 'time' | 'lists'>,
	place: string | null = null
): string => {
	const { searched } = text.lists;
	return [
		words && searched.words({ words }),
		category ? searched.category({ category: categoryName(category, text) }) : '',
		place ? searched.place({ place }) : ''
	].join('');
};
