import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { businesses } from './businesses.ts';
import { time } from './columns.ts';
import { events } from './events.ts';
import { users } from './users.ts';

/** The events that people want to remember. Those who saved one are told when it changes. */
export const savedEvents = sqliteTable(
	'saved_events',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		personId: text('person_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		eventId: integer('event_id')
			.notNull()
			.references(() => events.id, { onDelete: 'cascade' }),
		savedAt: time('saved_at').notNull()
	},
	(table) => [
		uniqueIndex('saved_events_once').on(table.personId, table.eventId),
		// In the order in which those who saved an event are told.
		index('saved_events_event').on(table.eventId, table.id)
	]
);

/** How often an event was added to calendars, and on the last day on which it was. */
export const calendarAdds = sqliteTable('calendar_adds', {
	eventId: integer('event_id')
		.primaryKey()
		.references(() => events.id, { onDelete: 'cascade' }),
	total: integer('total').notNull(),
	/** Days since 1970, UTC. */
	day: integer('day').notNull(),
	onDay: integer('on_day').notNull()
});

/** The link of somebody's calendar with what they have saved: whoever has it reads that calendar. */
export const personalCalendars = sqliteTable('personal_calendars', {
	personId: text('person_id')
		.primaryKey()
		.references(() => users.id, { onDelete: 'cascade' }),
	/** SHA-256 of the token in the link. */
	tokenHash: text('token_hash').notNull().unique(),
	createdAt: time('created_at').notNull()
});

/** The businesses whose events people want to hear of. */
export const followedBusinesses = sqliteTable(
	'followed_businesses',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		personId: text('person_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		since: time('since').notNull()
	},
	(table) => [
		uniqueIndex('followed_businesses_once').on(table.personId, table.businessId),
		index('followed_businesses_business').on(table.businessId, table.id)
	]
);
