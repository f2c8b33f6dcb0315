import { eq, inArray, sql } from 'drizzle-orm';
import type { InferSelectModel, SQL } from 'drizzle-orm';
import { flatten } from '../flat-sql.ts';
import { businessCategories, businesses, categories, eventCategories, events } from '../schema.ts';

export type Category = Pick<
	InferSelectModel<typeof categories>,
	'id' | 'slug' | 'name' | 'nameDe' | 'nameEs'
>;

const parseCategories = (json: string): Category[] => JSON.parse(json);

/** A column with the categories that `links` selects, sorted by name. */
function categoryColumn(links: SQL): SQL.Aliased<Category[]> {
	const query = sql`(
		SELECT json_group_array(
			json_object(
				'id', ${categories.id}, 'slug', ${categories.slug}, 'name', ${categories.name},
				'nameDe', ${categories.nameDe}, 'nameEs', ${categories.nameEs}
			)
			ORDER BY ${categories.name}
		) FROM ${links}
	)`;
	// Nested, because Drizzle drops the table names of an expression's own columns.
	return sql`${flatten(query)}`.mapWith(parseCategories).as('categories');
}

/** The categories of the business in the current row. */
export const categoriesOfBusiness = categoryColumn(
	sql`${businessCategories} JOIN ${categories} ON ${eq(categories.id, businessCategories.categoryId)}
		WHERE ${eq(businessCategories.businessId, businesses.id)}`
);

/** The categories of the event in the current row. */
export const categoriesOfEvent = categoryColumn(
	sql`${eventCategories} JOIN ${categories} ON ${eq(categories.id, eventCategories.categoryId)}
		WHERE ${eq(eventCategories.eventId, events.id)}`
);

/** The id of the category that a slug leads to: another one, if its own was merged. */
const currentId = sql`coalesce(${categories.mergedIntoId}, ${categories.id})`;

/** Which categories these slugs lead to. The slugs are sent as one parameter. */
export const hasSlugIn = (slugs: readonly string[]): SQL =>
	inArray(
		categories.id,
		sql`(SELECT ${currentId} FROM ${categories}
			WHERE ${categories.slug} IN (SELECT value FROM json_each(${JSON.stringify(slugs)})))`
	);

/** The id of the category that this slug leads to. */
export const idOfCategory = (slug: string): SQL =>
	sql`(SELECT ${currentId} FROM ${categories} WHERE ${eq(categories.slug, slug)})`;

/** The name of a category's list: null, which matches nothing, for an unknown category. */
export const categoryListName = (prefix: string, slug: string): SQL =>
	sql`(${prefix} || ${idOfCategory(slug)})`;
