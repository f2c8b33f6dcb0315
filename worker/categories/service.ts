import { asc } from 'drizzle-orm';
import * as v from 'valibot';
import { wholeNumber } from '../http/whole-number.ts';
import type { Database } from '../database/client.ts';
import { categories } from '../database/schema.ts';
import { hasSlugIn } from '../database/sql/categories.ts';
import { invalid } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { Category, CategoryService } from './types.ts';

/** What anyone may do with categories. */
export const createCategoryService = ({ database }: { database: Database }): CategoryService => ({
	list: async () =>
		database
			.select({ id: categories.id, slug: categories.slug, name: categories.name })
			.from(categories)
			.orderBy(asc(categories.name))
});

/** Finds the categories with these slugs. The result is an error if one of them is unknown. */
export async function findCategories(
	database: Database,
	slugs: readonly string[]
): Promise<Result<Category[]>> {
	if (slugs.length === 0) return ok([]);
	const found = await database
		.select({ id: categories.id, slug: categories.slug, name: categories.name })
		.from(categories)
		.where(hasSlugIn(slugs))
		.orderBy(asc(categories.name));
	if (found.length === slugs.length) return ok(found);
	return invalid({ categories: 'Please choose categories from the list.' });
}

/** A category in the API. */
export const categoryJson = v.object({ id: wholeNumber, slug: v.string(), name: v.string() });
