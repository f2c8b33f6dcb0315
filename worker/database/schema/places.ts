import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { time } from './columns.ts';
import { users } from './users.ts';

/** Places that somebody announces events at again. */
export const venues = sqliteTable(
	'venues',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		ownerId: text('owner_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		name: text('name').notNull(),
		address: text('address').notNull(),
		latitude: real('latitude'),
		longitude: real('longitude'),
		timeZone: text('time_zone').notNull(),
		createdAt: time('created_at').notNull()
	},
	(table) => [uniqueIndex('venues_of_owner').on(table.ownerId, table.name)]
);

/** Answers of the geocoder, and questions that it is being asked. */
export const geocodes = sqliteTable(
	'geocodes',
	{
		/** The language, and the folded address. */
		question: text('question').primaryKey(),
		/** When it is its turn: the newest one is the end of the queue. */
		askedAt: time('asked_at').notNull(),
		/** Null until it is answered. Degrees. */
		answer: text('answer', { mode: 'json' }).$type<
			{ name: string; latitude: number; longitude: number }[]
		>()
	},
	(table) => [index('geocodes_by_time').on(table.askedAt)]
);

/** How many addresses somebody had the geocoder look up lately: not which. */
export const addressSearches = sqliteTable(
	'address_searches',
	{
		personId: text('person_id')
			.primaryKey()
			.references(() => users.id, { onDelete: 'cascade' }),
		countedFrom: time('counted_from').notNull(),
		/** Within a day of `countedFrom`. */
		count: integer('count').notNull()
	},
	(table) => [index('address_searches_by_time').on(table.countedFrom)]
);
