import * as v from 'valibot';
import { wholeNumber } from '../http/whole-number.ts';
import type { Category, ListedCategory } from './types.ts';

/** The category of something in the API. */
export const categoryJson = v.object({ id: wholeNumber, slug: v.string(), name: v.string() });

export const categoryToJson = ({
	id,
	slug,
	name
}: Category): v.InferOutput<typeof categoryJson> => ({ id, slug, name });

/** A category that can be chosen. */
export const listedCategoryJson = v.object({
	...categoryJson.entries,
	/** In German and Spanish; null where it is as in English. */
	name_de: v.nullable(v.string()),
	name_es: v.nullable(v.string())
});

export const listedCategoryToJson = (
	category: Category
): v.InferOutput<typeof listedCategoryJson> => ({
	...categoryToJson(category),
	name_de: category.nameDe,
	name_es: category.nameEs
});

/** A category for those who manage them. */
export const managedCategoryJson = v.object({
	...listedCategoryJson.entries,
	is_retired: v.boolean(),
	/** Slugs of categories that were merged into it. */
	former_slugs: v.array(v.string()),
	version: wholeNumber
});

export const managedCategoryToJson = (
	category: ListedCategory
): v.InferOutput<typeof managedCategoryJson> => ({
	...listedCategoryToJson(category),
	is_retired: category.isRetired,
	former_slugs: category.formerSlugs,
	version: category.version
});
