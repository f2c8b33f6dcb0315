import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { businesses } from './businesses.ts';
import { time } from './columns.ts';
import { users } from './users.ts';

/** Who could moderate when they last signed in, so that they are told what waits. */
export const moderators = sqliteTable(
	'moderators',
	{
		personId: text('person_id')
			.primaryKey()
			.references(() => users.id, { onDelete: 'cascade' }),
		permissions: text('permissions', { mode: 'json' }).$type<readonly string[]>().notNull(),
		signedInAt: time('signed_in_at').notNull()
	},
	(table) => [index('moderators_signed_in').on(table.signedInAt)]
);

/** What the team of a business says against a decision: once for each. */
export const appeals = sqliteTable(
	'appeals',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		/** When it was decided: the decision that it is about. */
		decidedAt: time('decided_at').notNull(),
		personId: text('person_id').references(() => users.id, { onDelete: 'set null' }),
		text: text('text').notNull(),
		createdAt: time('created_at').notNull(),
		/** What a moderator answered, who left the decision as it is. */
		answer: text('answer'),
		answeredAt: time('answered_at')
	},
	(table) => [
		uniqueIndex('appeals_decision').on(table.businessId, table.decidedAt),
		index('appeals_person').on(table.personId),
		index('appeals_waiting')
			.on(table.id)
			.where(sql`answered_at IS NULL`)
	]
);

/** Why people are suspended, and what they say against it, once. Restoring somebody deletes the row. */
export const suspensions = sqliteTable(
	'suspensions',
	{
		personId: text('person_id')
			.primaryKey()
			.references(() => users.id, { onDelete: 'cascade' }),
		since: time('since').notNull(),
		reason: text('reason').notNull(),
		appeal: text('appeal'),
		appealedAt: time('appealed_at'),
		/** What a moderator answered, who left it as it is. */
		answer: text('answer'),
		answeredAt: time('answered_at')
	},
	(table) => [
		index('suspensions_appealed')
			.on(table.appealedAt)
			.where(sql`appealed_at IS NOT NULL AND answered_at IS NULL`)
	]
);

/** Public events and businesses that were edited since a moderator looked at them: one row for each. */
export const editedThings = sqliteTable(
	'edited_things',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		kind: text('kind', { enum: ['event', 'business'] }).notNull(),
		/** The id of the event or the business, which may be gone. */
		thingId: integer('thing_id').notNull(),
		/** What each field said before the first of these edits. */
		before: text('before', { mode: 'json' }).$type<Record<string, string>>().notNull(),
		firstAt: time('first_at').notNull(),
		lastAt: time('last_at').notNull()
	},
	(table) => [
		uniqueIndex('edited_things_thing').on(table.kind, table.thingId),
		index('edited_things_kind').on(table.kind, table.id),
		index('edited_things_last').on(table.lastAt)
	]
);

/** What people say who want to own a business that has no owner, and what moderators decided. */
export const claims = sqliteTable(
	'claims',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		personId: text('person_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		text: text('text').notNull(),
		/** A page that shows it. */
		link: text('link'),
		createdAt: time('created_at').notNull(),
		/** null while it waits. */
		decidedAt: time('decided_at'),
		decision: text('decision', { enum: ['accepted', 'declined'] }),
		/** Why a moderator declined it. */
		reason: text('reason')
	},
	(table) => [
		// Also the claims of one business.
		uniqueIndex('claims_once').on(table.businessId, table.personId),
		index('claims_person').on(table.personId, table.decidedAt),
		index('claims_waiting')
			.on(table.id)
			.where(sql`decided_at IS NULL`),
		index('claims_decided')
			.on(table.decidedAt)
			.where(sql`decided_at IS NOT NULL`)
	]
);

/** What visitors have reported and no moderator has dealt with yet: one row for each thing. */
export const reportedThings = sqliteTable(
	'reported_things',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		kind: text('kind', { enum: ['event', 'business', 'question'] }).notNull(),
		/** The id of the event, the business or the question, which may be gone. */
		thingId: integer('thing_id').notNull(),
		/** How often, up to a thousand. */
		count: integer('count').notNull(),
		firstAt: time('first_at').notNull(),
		lastAt: time('last_at').notNull()
	},
	(table) => [
		uniqueIndex('reported_things_thing').on(table.kind, table.thingId),
		index('reported_things_kind').on(table.kind, table.id),
		index('reported_things_last').on(table.lastAt)
	]
);

/** Why it was reported: the first twenty reports of each thing. */
export const reports = sqliteTable(
	'reports',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		reportedId: integer('reported_id')
			.notNull()
			.references(() => reportedThings.id, { onDelete: 'cascade' }),
		reason: text('reason', {
			enum: ['wrong', 'scam', 'offensive', 'illegal', 'rights', 'other']
		}).notNull(),
		text: text('text').notNull(),
		/** null for somebody who was not signed in, and for a deleted account. */
		reporterId: text('reporter_id').references(() => users.id, { onDelete: 'set null' }),
		createdAt: time('created_at').notNull()
	},
	(table) => [
		uniqueIndex('reports_of_person').on(table.reportedId, table.reporterId),
		index('reports_reporter').on(table.reporterId)
	]
);
