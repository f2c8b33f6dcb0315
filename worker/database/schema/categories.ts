import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { time } from './columns.ts';

/** The categories of businesses and events. A migration adds the first ones; there are few. */
export const categories = sqliteTable('categories', {
	id: integer('id').primaryKey(),
	slug: text('slug').notNull().unique(),
	/** In English, and where it is not translated. */
	name: text('name').notNull(),
	nameDe: text('name_de'),
	nameEs: text('name_es'),
	legacyId: integer('legacy_id').unique(),
	/** The order of lists: those with the same one are ordered by name. */
	position: integer('position').notNull().default(0),
	version: integer('version').notNull().default(1),
	/** Since when nothing new can be in it. */
	retiredAt: time('retired_at'),
	/** The category that has its businesses and events now, and that its slug leads to. */
	mergedIntoId: integer('merged_into_id')
});
