import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ApiScope } from '../api-scope.ts';
import { time } from './columns.ts';
import { users } from './users.ts';

/** What somebody did to their account, for themselves to see: the newest fifty, for 90 days. */
export const activities = sqliteTable(
	'activities',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		kind: text('kind', {
			enum: [
				'signed_in',
				'password',
				'address',
				'mail_address',
				'name',
				'authenticator_added',
				'authenticator_removed',
				'passkey_added',
				'passkey_removed',
				'provider_linked',
				'provider_removed',
				'token_added',
				'token_removed'
			]
		}).notNull(),
		identityProvider: text('identity_provider').notNull(),
		device: text('device').notNull(),
		/** Two letters, ISO 3166-1, if known. */
		country: text('country'),
		at: time('at').notNull()
	},
	(table) => [
		index('activities_user').on(table.userId, table.at),
		index('activities_at').on(table.at)
	]
);

/** What people call their passkeys: Cognito has no names of theirs. At most twenty per person. */
export const passkeyNames = sqliteTable(
	'passkey_names',
	{
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** A hash of the credential's id, which may be long. */
		credential: text('credential').notNull(),
		name: text('name').notNull()
	},
	(table) => [primaryKey({ columns: [table.userId, table.credential] })]
);

/** Tokens with which somebody's programs use the API. The tokens themselves are not kept. */
export const apiTokens = sqliteTable(
	'api_tokens',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** SHA-256 in base64url. The token has 256 random bits, so that no salt is needed. */
		hash: text('hash').notNull().unique(),
		name: text('name').notNull(),
		scopes: text('scopes', { mode: 'json' }).$type<readonly ApiScope[]>().notNull(),
		createdAt: time('created_at').notNull(),
		expiresAt: time('expires_at').notNull(),
		/** To the hour; null until it is used. */
		lastUsedAt: time('last_used_at')
	},
	(table) => [
		index('api_tokens_user').on(table.userId, table.id),
		index('api_tokens_expires').on(table.expiresAt)
	]
);

/** The address that somebody is proving with a code of ours: one at a time. */
export const addressProofs = sqliteTable(
	'address_proofs',
	{
		userId: text('user_id')
			.primaryKey()
			.references(() => users.id, { onDelete: 'cascade' }),
		address: text('address').notNull(),
		/** A hash of the code, the person and the address. */
		codeHash: text('code_hash').notNull(),
		sentAt: time('sent_at').notNull(),
		/** Wrong codes that were entered. */
		attempts: integer('attempts').notNull().default(0),
		/** Codes sent since `countedFrom`. */
		sent: integer('sent').notNull().default(1),
		countedFrom: time('counted_from').notNull()
	},
	(table) => [index('address_proofs_sent').on(table.sentAt)]
);

/** The accounts that are being deleted, and for a while those that were. Their ids are random. */
export const accountDeletions = sqliteTable(
	'account_deletions',
	{
		userId: text('user_id').primaryKey(),
		requestedBy: text('requested_by', { enum: ['person', 'facebook'] }).notNull(),
		requestedAt: time('requested_at').notNull(),
		/** Sealed: lets the site delete the person's user in the pool. Removed with the sign-ins. */
		accessToken: text('access_token'),
		/** SHA-256 of the code in the address where Facebook's users see what became of it. */
		statusHash: text('status_hash').unique(),
		completedAt: time('completed_at')
	},
	(table) => [index('account_deletions_completed').on(table.completedAt)]
);

/** An offer of everything that a person owns, to whoever has the link: one for each person. */
export const handovers = sqliteTable(
	'handovers',
	{
		ownerId: text('owner_id')
			.primaryKey()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** SHA-256 of the token in the link. */
		tokenHash: text('token_hash').notNull().unique(),
		createdAt: time('created_at').notNull(),
		expiresAt: time('expires_at').notNull(),
		/** Set once, with the job that moves the businesses. */
		acceptedBy: text('accepted_by').references(() => users.id, { onDelete: 'cascade' })
	},
	(table) => [index('handovers_expires').on(table.expiresAt)]
);
