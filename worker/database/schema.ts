import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Every time is an integer: milliseconds since 1970, UTC. */
const time = (name: string) => integer(name);

/**
 * People, keyed by the issuer's own subject. An e-mail address or a username can pass from one
 * person to another, so neither is unique here and neither is ever looked up.
 */
export const users = sqliteTable(
	'users',
	{
		id: text('id').primaryKey(),
		issuer: text('issuer').notNull(),
		sub: text('sub').notNull(),
		username: text('username').notNull(),
		email: text('email'),
		emailVerified: integer('email_verified', { mode: 'boolean' }).notNull(),
		name: text('name'),
		givenName: text('given_name'),
		familyName: text('family_name'),
		identityProvider: text('identity_provider').notNull(),
		createdAt: time('created_at').notNull(),
		updatedAt: time('updated_at').notNull()
	},
	(table) => [uniqueIndex('users_issuer_sub').on(table.issuer, table.sub)]
);

/**
 * One row for each time somebody signed in. The cookie holds the tokens; the row is what makes a
 * copy of that cookie useless once the session has ended.
 */
export const sessions = sqliteTable(
	'sessions',
	{
		id: text('id').primaryKey(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		identityProvider: text('identity_provider').notNull(),
		/** Cognito's name for this sign-in: constant across renewals. */
		originJti: text('origin_jti'),
		device: text('device').notNull(),
		/** Two letters, ISO 3166-1, where the network knows it. */
		country: text('country'),
		createdAt: time('created_at').notNull(),
		lastSeenAt: time('last_seen_at').notNull(),
		/** When the session ends however active it is. */
		expiresAt: time('expires_at').notNull(),
		endedAt: time('ended_at'),
		endedBecause: text('ended_because'),
		/** Until when one request holds the right to renew this session's tokens. */
		leaseUntil: time('lease_until').notNull().default(0),
		/** Who holds it: only the holder may write what it got. */
		leaseHolder: text('lease_holder'),
		/** The newest tokens, sealed, for requests that still carry the ones before. */
		successor: text('successor'),
		successorAt: time('successor_at')
	},
	(table) => [
		index('sessions_user').on(table.userId),
		index('sessions_expires').on(table.expiresAt),
		index('sessions_ended').on(table.endedAt)
	]
);
