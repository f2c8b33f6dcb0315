import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { notificationKinds } from '../notification-kinds.ts';
import { time } from './columns.ts';
import { users } from './users.ts';

/**
 * The outbox: one row for each message to one person, with what became of it. Those that are due or
 * leased have no `finishedAt`. A notification is such a row too, which the person's list on the site
 * shows whatever became of the e-mail. See docs/mail.md and docs/notifications.md.
 */
export const mails = sqliteTable(
	'mails',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		kind: text('kind', {
			enum: [
				'new_device',
				'security_changed',
				'address_changed',
				'account_deleted',
				'address_code',
				'alert',
				'suspension',
				'team_invitation',
				...notificationKinds
			]
		}).notNull(),
		/** What it is about: nobody gets two messages of one kind and key. */
		key: text('key').notNull(),
		/** null for the operator, and for an address that no longer belongs to an account. */
		personId: text('person_id').references(() => users.id, { onDelete: 'cascade' }),
		/** A proven address that no longer belongs to an account; removed once the message is finished. */
		address: text('address'),
		/** For an address that belongs to nobody (any more). A person has a language of their own. */
		language: text('language', { enum: ['en', 'de', 'es', 'xb'] }),
		/** What its text says, by kind: see worker/mail/kinds.ts. */
		data: text('data', { mode: 'json' }).$type<unknown>().notNull(),
		/**
		 * `lapsed`: a run leased it, and never said what became of it. `off`: the site sends no mail.
		 * `refused`: the mail service will never take it. `failed`: it was tried for a week. `unknown`:
		 * it may have been sent, and is not sent again.
		 */
		state: text('state', {
			enum: [
				'waiting',
				'sending',
				'lapsed',
				'sent',
				'off',
				'unproven',
				'unwanted',
				'suppressed',
				'refused',
				'failed',
				'unknown'
			]
		})
			.notNull()
			.default('waiting'),
		/** When it may be sent, or when the lease of the run that sends it ends. */
		dueAt: time('due_at').notNull(),
		attempts: integer('attempts').notNull().default(0),
		/** SHA-256 of the token in its unsubscribe link. */
		unsubscribeHash: text('unsubscribe_hash').unique(),
		createdAt: time('created_at').notNull(),
		finishedAt: time('finished_at'),
		/** Whether a notification has been read; null for other messages, which no list shows. */
		listed: text('listed', { enum: ['unread', 'read'] })
	},
	(table) => [
		uniqueIndex('mails_of_person').on(table.kind, table.key, table.personId),
		uniqueIndex('mails_of_nobody')
			.on(table.kind, table.key)
			.where(sql`person_id IS NULL`),
		index('mails_due')
			.on(table.dueAt)
			.where(sql`finished_at IS NULL`),
		index('mails_person').on(table.personId, table.id),
		index('mails_listed')
			.on(table.personId, table.id)
			.where(sql`listed IS NOT NULL`),
		index('mails_unread')
			.on(table.personId)
			.where(sql`listed = 'unread'`),
		index('mails_finished')
			.on(table.finishedAt)
			.where(sql`finished_at IS NOT NULL`)
	]
);

/** Addresses to which nothing is sent, because the mail service refused or bounced them. */
export const suppressions = sqliteTable(
	'suppressions',
	{
		/** SHA-256 of the address in lower case. */
		addressHash: text('address_hash').primaryKey(),
		createdAt: time('created_at').notNull(),
		until: time('until').notNull()
	},
	(table) => [index('suppressions_until').on(table.until)]
);

/** Kinds of mail that somebody does not want. */
export const unwantedMail = sqliteTable(
	'unwanted_mail',
	{
		personId: text('person_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		kind: text('kind').notNull(),
		createdAt: time('created_at').notNull()
	},
	(table) => [primaryKey({ columns: [table.personId, table.kind] })]
);

/** One row for a message to many, until the cron has put a row for each of them into the outbox. */
export const announcements = sqliteTable('announcements', {
	/** Its kind, key and audience. */
	id: text('id').primaryKey(),
	kind: text('kind', {
		enum: ['event_announced', 'event_cancelled', 'event_changed', 'event_reminder']
	}).notNull(),
	key: text('key').notNull(),
	/**
	 * Who gets it: those who own or manage the businesses that joined an event, or those who saved it,
	 * but not who announced it; or those who follow a business.
	 */
	audience: text('audience', { enum: ['participants', 'savers', 'followers'] }).notNull(),
	/** The event, or the business. */
	audienceId: integer('audience_id').notNull(),
	data: text('data', { mode: 'json' }).$type<unknown>().notNull(),
	createdAt: time('created_at').notNull()
});
