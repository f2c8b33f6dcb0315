import type { Category, ListedCategory } from '../../../worker/categories/types.ts';
import type { Text } from '../../../worker/text/text.ts';

/** What the name of a category depends on; a translation may be missing. */
export type Named = Pick<Category, 'slug' | 'name'> & Partial<Pick<Category, 'nameDe' | 'nameEs'>>;

type Language = Pick<Text, 'time'>;

const translations = new Map<string, 'nameDe' | 'nameEs'>([
	['de', 'nameDe'],
	['es', 'nameEs']
]);

/** The name of a category in the language of the page; in English where nobody translated it. */
export function categoryName(category: Named, { time }: Language): string {
	const translation = translations.get(time.locale);
	return (translation && category[translation]) || category.name;
}

/** Categories in their order; those that nobody has ordered by their names in the language of the page. */
export const inOrder = <T extends Named & { position?: number }>(
	all: readonly T[],
	text: Language
): T[] =>
	all
		.map((category) => ({ category, name: categoryName(category, text) }))
		.sort(
			(a, b) =>
				(a.category.position ?? 0) - (b.category.position ?? 0) ||
				a.name.localeCompare(b.name, text.time.locale)
		)
		.map(({ category }) => category);

/** A category to choose. */
export type Choosable = Named &
	Partial<Pick<ListedCategory, 'position' | 'isRetired' | 'formerSlugs'>>;

/** Whether one of these slugs leads to a category, perhaps by its former name. */
export const isAmong = ({ slug, formerSlugs = [] }: Choosable, slugs: readonly string[]): boolean =>
	slugs.includes(slug) || formerSlugs.some((former) => slugs.includes(former));

/** The categories to choose from, in their order: retired ones only if they are chosen already. */
export const categoriesToChoose = (
	all: readonly Choosable[],
	chosen: readonly string[],
	text: Language
): { slug: string; name: string; isChosen: boolean }[] =>
	inOrder(all, text)
		.map((category) => ({ category, isChosen: isAmong(category, chosen) }))
		.filter(({ category, isChosen }) => isChosen || !category.isRetired)
		.map(({ category, isChosen }) => ({
			slug: category.slug,
			name: categoryName(category, text),
			isChosen
		}));
