import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What the lists of the site are about: "event", "event/category/3", "event/word/market". See
 * docs/listings.md.
 */
export const terms = sqliteTable('terms', {
	id: integer('id').primaryKey(),
	name: text('name').notNull().unique(),
	/** How many postings it has. Triggers count them, so that a search can begin with the rarest. */
	size: integer('size').notNull().default(0)
});

/**
 * Every list of the site: for each term the sort keys of its items, which end in their ids. The
 * further days of an event are under the negative id of the term, which `size` does not count. The
 * table has no row ids, which Drizzle cannot express: see the migration.
 */
export const postings = sqliteTable(
	'postings',
	{
		termId: integer('term_id').notNull(),
		sortKey: integer('sort_key').notNull()
	},
	(table) => [primaryKey({ columns: [table.termId, table.sortKey] })]
);

/** Unused since `postings`. The next release drops it. */
export const listings = sqliteTable(
	'listings',
	{
		heading: text('heading').notNull(),
		key: integer('key').notNull()
	},
	(table) => [primaryKey({ columns: [table.heading, table.key] })]
);
