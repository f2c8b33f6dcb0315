import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Database } from '../database/client.ts';
import { categories } from '../database/schema.ts';
import { invalid } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { Category } from './types.ts';

const notInList = invalid({ categories: 'Please choose categories from the list.' });

/** A category that a slug leads to. */
export interface FoundCategory {
	category: Category;
	isRetired: boolean;
}

const asked = alias(categories, 'asked');

/**
 * Finds the categories that these slugs lead to, retired ones too. The result is an error if one of
 * them is unknown.
 */
export async function lookUpCategories(
	database: Database,
	slugs: readonly string[]
): Promise<Result<FoundCategory[]>> {
	if (slugs.length === 0) return ok([]);
	const found = await database
		.select({
			...{ id: categories.id, slug: categories.slug, name: categories.name },
			...{ nameDe: categories.nameDe, nameEs: categories.nameEs },
			retiredAt: categories.retiredAt
		})
		.from(asked)
		.innerJoin(categories, eq(categories.id, sql`coalesce(${asked.mergedIntoId}, ${asked.id})`))
		.where(sql`${asked.slug} IN (SELECT value FROM json_each(${JSON.stringify(slugs)}))`)
		.orderBy(asc(categories.name));
	if (found.length !== slugs.length) return notInList;
	const byId = new Map(
		found.map(({ retiredAt, ...category }) => [
			category.id,
			{ category, isRetired: retiredAt !== null }
		])
	);
	return ok([...byId.values()]);
}

/** What was found as the categories of something: a retired one only if it is in it already. */
export function chooseCategories(
	found: Result<FoundCategory[]>,
	before: readonly Category[] = []
): Result<Category[]> {
	if (found.kind === 'error') return found;
	const isIn = (id: number) => before.some((category) => category.id === id);
	const isRefused = found.value.some(({ category, isRetired }) => isRetired && !isIn(category.id));
	return isRefused ? notInList : ok(found.value.map(({ category }) => category));
}

/** The categories with these slugs, for something new. */
export const findCategories = async (
	database: Database,
	slugs: readonly string[]
): Promise<Result<Category[]>> => chooseCategories(await lookUpCategories(database, slugs));
