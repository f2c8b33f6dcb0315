import { asc } from 'drizzle-orm';
import * as v from 'valibot';
import type { Database } from '../database/client.ts';
import { categories } from '../database/schema.ts';
import { hasSlugIn } from '../database/sql/categories.ts';
import { invalid } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import type { CategoryService } from './types.ts';

/** What anyone may do with categories. */
export const createCategoryService = ({ database }: { database: Database }): CategoryService => ({
	list: async () =>
		database
			.select({ id: categories.id, slug: categories.slug, name: categories.name })
			.from(categories)
			.orderBy(asc(categories.name))
});

/** @returns an error if one of these slugs is not that of a category */
export async function rejectUnknownCategories(
	database: Database,
	slugs: readonly string[]
): Promise<Err | null> {
	if (slugs.length === 0) return null;
	const found = await database
		.select({ id: categories.id })
		.from(categories)
		.where(hasSlugIn(slugs));
	if (found.length === slugs.length) return null;
	return invalid({ categories: 'Please choose categories from the list.' });
}

/** A category in the API. */
export const categoryJson = v.object({ id: v.number(), slug: v.string(), name: v.string() });
