import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { time } from './columns.ts';
import { events } from './events.ts';
import { users } from './users.ts';

/**
 * What visitors ask the organisers of events, and the answers. A trigger deletes the messages about a
 * question that is deleted: see the migration.
 */
export const questions = sqliteTable(
	'questions',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		eventId: integer('event_id')
			.notNull()
			.references(() => events.id, { onDelete: 'cascade' }),
		askerId: text('asker_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		text: text('text').notNull(),
		createdAt: time('created_at').notNull(),
		/** `closed`: nobody answers it. */
		state: text('state', { enum: ['open', 'answered', 'closed'] }).notNull(),
		answer: text('answer'),
		/** Who answered or closed it. */
		answeredBy: text('answered_by').references(() => users.id, { onDelete: 'set null' }),
		answeredAt: time('answered_at'),
		/** When the event ended by what was known then, for the nightly purge. */
		eventEndAt: time('event_end_at').notNull()
	},
	(table) => [
		index('questions_event').on(table.eventId, table.state, table.id),
		index('questions_of_pair').on(table.askerId, table.eventId),
		index('questions_of_day').on(table.askerId, table.createdAt),
		index('questions_open')
			.on(table.askerId)
			.where(sql`state = 'open'`),
		index('questions_answered_by')
			.on(table.answeredBy)
			.where(sql`answered_by IS NOT NULL`),
		index('questions_over').on(table.eventEndAt)
	]
);
