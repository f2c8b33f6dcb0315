import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';

/** A column with the categories of a thing as a JSON array, by name. */
export const categoriesColumn = (links: SQL): SQL => sql`(
	SELECT json_group_array(json_object('id', c.id, 'slug', c.slug, 'name', c.name) ORDER BY c.name)
	FROM categories c WHERE c.id IN (${links})
)`;

/** The numbers of the categories with these slugs. */
export const categoryIds = (slugs: readonly string[]): SQL =>
	sql`SELECT id FROM categories WHERE slug IN (SELECT value FROM json_each(${JSON.stringify(slugs)}))`;

export const unknownCategory = 'Please choose categories from the list.';
