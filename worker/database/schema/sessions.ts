import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { time } from './columns.ts';
import { users } from './users.ts';

/**
 * One row per sign-in. The cookie holds the tokens; the row makes a copy of that cookie useless once
 * the session has ended.
 */
export const sessions = sqliteTable(
	'sessions',
	{
		id: text('id').primaryKey(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		identityProvider: text('identity_provider').notNull(),
		/** The subject that signed in; null in older rows, which are of the person's first identity. */
		sub: text('sub'),
		/** The sign-in that it came from: a hash of its `state`, which makes at most one session. */
		transactionId: text('transaction_id'),
		/** Cognito's id of this sign-in, the same after every token refresh. */
		originJti: text('origin_jti'),
		device: text('device').notNull(),
		/** Two letters, ISO 3166-1, if known. */
		country: text('country'),
		createdAt: time('created_at').notNull(),
		lastSeenAt: time('last_seen_at').notNull(),
		/** The session ends then, however active it is. */
		expiresAt: time('expires_at').notNull(),
		endedAt: time('ended_at'),
		endedBecause: text('ended_because'),
		/** When the lease of the request that refreshes this session's tokens expires. */
		leaseUntil: time('lease_until').notNull().default(0),
		/** The holder of the lease: only it may store the new tokens. */
		leaseHolder: text('lease_holder'),
		/** The newest tokens, encrypted, for requests that still carry the previous ones. */
		successor: text('successor'),
		successorAt: time('successor_at')
	},
	(table) => [
		// For a person's open sessions. None of these columns changes while a session is open.
		index('sessions_user').on(table.userId, table.endedAt, table.expiresAt),
		uniqueIndex('sessions_transaction').on(table.transactionId),
		index('sessions_expires').on(table.expiresAt),
		index('sessions_ended').on(table.endedAt)
	]
);

/** The browsers that somebody has signed in with. Another one is reported to them by mail. */
export const knownDevices = sqliteTable(
	'known_devices',
	{
		personId: text('person_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** SHA-256 of the browser's device cookie. */
		deviceHash: text('device_hash').notNull(),
		lastSeenAt: time('last_seen_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.personId, table.deviceHash] }),
		index('known_devices_seen').on(table.lastSeenAt)
	]
);
