import { and, inArray, notInArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Database } from '../database/client.ts';
import { categories } from '../database/schema.ts';
import type { businessCategories, eventCategories } from '../database/schema.ts';
import { hasSlugIn } from '../database/sql/categories.ts';

/** Where the categories of one kind of thing are: the first column is `item`. */
interface Links {
	table: typeof eventCategories | typeof businessCategories;
	item: SQLiteColumn;
}

/**
 * Statements that replace the categories of some things.
 *
 * @param ids none to keep the categories as they are
 * @param slugs of the new categories
 * @param isCurrent nothing is changed unless it holds
 */
export function replaceCategories(
	database: Database,
	{ table, item }: Links,
	ids: readonly number[],
	slugs: readonly string[],
	isCurrent: SQL
) {
	const isChosen = hasSlugIn(slugs);
	const chosen = database.select({ id: categories.id }).from(categories).where(isChosen);
	const things = sql`json_each(${JSON.stringify(ids)}) thing`;
	const isOfThem = inArray(item, sql`(SELECT thing.value FROM ${things})`);
	return [
		database.delete(table).where(and(isOfThem, notInArray(table.categoryId, chosen), isCurrent)),
		database
			.insert(table)
			.select(
				sql`SELECT thing.value, ${categories.id} FROM ${things} CROSS JOIN ${categories}
					WHERE ${and(isChosen, isCurrent)}`
			)
			.onConflictDoNothing()
	] as const;
}
