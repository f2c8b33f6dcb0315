import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businesses } from './businesses.ts';
import { time } from './columns.ts';
import { events } from './events.ts';
import { users } from './users.ts';

/** The businesses that joined an event. */
export const eventBusinesses = sqliteTable(
	'event_businesses',
	{
		eventId: integer('event_id')
			.notNull()
			.references(() => events.id, { onDelete: 'cascade' }),
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		joinedAt: time('joined_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.eventId, table.businessId] }),
		index('event_businesses_business').on(table.businessId),
		index('event_businesses_joined').on(table.eventId, table.joinedAt, table.businessId)
	]
);

/**
 * Where businesses say that they are now, until a time. Triggers remove a business that leaves the
 * event, or is not verified any more: see the migration.
 */
export const hereNow = sqliteTable(
	'here_now',
	{
		eventId: integer('event_id')
			.notNull()
			.references(() => events.id, { onDelete: 'cascade' }),
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		since: time('since').notNull(),
		until: time('until').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.eventId, table.businessId] }),
		index('here_now_event').on(table.eventId, table.until),
		index('here_now_business').on(table.businessId, table.until),
		index('here_now_until').on(table.until)
	]
);

/**
 * Businesses that do not take part in an event (yet): they asked the host, wait for a place, were
 * invited, or may not come. Joining removes the row.
 */
export const joinRequests = sqliteTable(
	'join_requests',
	{
		eventId: integer('event_id')
			.notNull()
			.references(() => events.id, { onDelete: 'cascade' }),
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		/** `waiting`: nothing but a place is missing. `declined` also if the host removed it. */
		state: text('state', { enum: ['requested', 'waiting', 'invited', 'declined'] }).notNull(),
		/** Why the host declined. */
		reason: text('reason'),
		/** Who brought it into this state. */
		personId: text('person_id').references(() => users.id, { onDelete: 'set null' }),
		/** Since when it is in this state: those that wait get a place in this order. */
		since: time('since').notNull(),
		/** When the event ended by what was known then, for the nightly purge. */
		eventEndAt: time('event_end_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.eventId, table.businessId] }),
		index('join_requests_event').on(table.eventId, table.state, table.since, table.businessId),
		index('join_requests_over').on(table.eventEndAt),
		index('join_requests_business').on(table.businessId, table.state),
		index('join_requests_person').on(table.personId)
	]
);
