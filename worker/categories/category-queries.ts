import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Ask } from '../database/batch.ts';
import type { Refused } from '../http/result.ts';
import { invalid } from '../http/refusal.ts';

/**
 * A column with the categories of a thing as a JSON array, by name.
 *
 * @param links a table of categories of things, as `l`
 * @param ofThing which of its rows
 */
export const categoriesColumn = (links: SQL, ofThing: SQL): SQL => sql`(
	SELECT json_group_array(json_object('id', c.id, 'slug', c.slug, 'name', c.name) ORDER BY c.name)
	FROM ${links} l JOIN categories c ON c.id = l.category_id WHERE ${ofThing}
)`;

/** The numbers of the categories with these slugs. */
export const categoryIds = (slugs: readonly string[]): SQL =>
	sql`SELECT id FROM categories WHERE slug IN (SELECT value FROM json_each(${JSON.stringify(slugs)}))`;

/** @returns what is wrong when one of these is no category */
export async function refuseUnknown(ask: Ask, slugs: readonly string[]): Promise<Refused | null> {
	if (slugs.length === 0) return null;
	const found = await ask<{ id: number }>(categoryIds(slugs));
	const isKnown = found.length === slugs.length;
	return isKnown ? null : invalid({ categories: 'Please choose categories from the list.' });
}
