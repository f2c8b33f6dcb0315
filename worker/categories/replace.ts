import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
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
 * Statements that replace the categories of something.
 *
 * @param slugs of the new categories; undefined keeps the current ones
 * @param isCurrent nothing is changed unless it holds
 */
export function replaceCategories(
	database: Database,
	{ table, item }: Links,
	id: number,
	slugs: readonly string[] | undefined,
	isCurrent: SQL
) {
	const current = database.select({ id: table.categoryId }).from(table).where(eq(item, id));
	const isChosen = slugs ? hasSlugIn(slugs) : inArray(categories.id, current);
	const chosen = database.select({ id: categories.id }).from(categories).where(isChosen);
	const isDropped = notInArray(table.categoryId, chosen);
	return [
		database.delete(table).where(and(eq(item, id), isDropped, isCurrent)),
		database
			.insert(table)
			.select(
				sql`SELECT ${id}, ${categories.id} FROM ${categories} WHERE ${and(isChosen, isCurrent)}`
			)
			.onConflictDoNothing()
	] as const;
}
