import type { Category } from '../../../worker/categories/types.ts';
import type { Text } from '../../../worker/text/text.ts';

type Named = Pick<Category, 'slug' | 'name'>;

/** The name of a category in the language of the page; as it is stored where nobody translated it. */
export const categoryName = (
	{ slug, name }: Named,
	{ categories }: Pick<Text, 'categories'>
): string => (Object.hasOwn(categories, slug) ? (categories[slug] ?? name) : name);

/** Categories with their names in the language of the page, in its alphabetical order. */
export const categoriesByName = (
	all: readonly Named[],
	text: Pick<Text, 'categories' | 'time'>
): Named[] =>
	all
		.map((category) => ({ slug: category.slug, name: categoryName(category, text) }))
		.sort((a, b) => a.name.localeCompare(b.name, text.time.locale));
