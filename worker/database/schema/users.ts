import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { time } from './columns.ts';

/**
 * People. `issuer` and `sub` are those of the identity whose attributes are shown; all identities are
 * in `identities`. An e-mail address or a username can pass from one person to another, so neither
 * is unique here and no query looks a person up by them: mail to an address only asks whether somebody
 * has proven it.
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
		/** What its owner calls their authenticator app: Cognito does not tell. */
		authenticatorName: text('authenticator_name'),
		/** An address that a code was sent to by Cognito; it replaces the other once it is proven. */
		pendingEmail: text('pending_email'),
		/** Where mail goes instead of to `email`: proven by a code of our own. */
		mailAddress: text('mail_address'),
		/** In which they are written to: the one that they chose, or last signed in with. */
		language: text('language', { enum: ['en', 'de', 'es', 'xb'] }),
		/** The terms that this person accepted by signing in: see legal/terms-version.ts. */
		termsVersion: text('terms_version'),
		termsAcceptedAt: time('terms_accepted_at'),
		/** Set while a moderator keeps them from doing anything: see the table `suspensions`. */
		suspendedAt: time('suspended_at'),
		createdAt: time('created_at').notNull(),
		updatedAt: time('updated_at').notNull()
	},
	(table) => [
		uniqueIndex('users_issuer_sub').on(table.issuer, table.sub),
		// For an invitation that is sent to an address: see worker/mail/proven-address.ts.
		index('users_proven_address').on(
			sql`lower(CASE WHEN mail_address IS NOT NULL THEN mail_address WHEN email_verified THEN email END)`
		)
	]
);

/**
 * The users of the pool that lead to a person: the first one, and those that the person linked with
 * proof of both. Keyed by what their tokens say.
 */
export const identities = sqliteTable(
	'identities',
	{
		issuer: text('issuer').notNull(),
		sub: text('sub').notNull(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** Cognito's name of it: `Facebook`, `Google`, or `Cognito` for e-mail. */
		provider: text('provider').notNull(),
		/** The person's id at that provider, from a verified token; null for e-mail. */
		providerUserId: text('provider_user_id'),
		/** Cognito's username, which its API for administrators asks for. */
		username: text('username').notNull(),
		createdAt: time('created_at').notNull(),
		signedInAt: time('signed_in_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.issuer, table.sub] }),
		index('identities_user').on(table.userId),
		index('identities_provider').on(table.provider, table.providerUserId)
	]
);

/** The words of people's names, folded, so that moderators find them. See worker/users/name-words.ts. */
export const personWords = sqliteTable(
	'person_words',
	{
		word: text('word').notNull(),
		personId: text('person_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' })
	},
	(table) => [
		primaryKey({ columns: [table.word, table.personId] }),
		index('person_words_person').on(table.personId, table.word)
	]
);

/** Users of the pool who lead to nobody any more, and whom the site could not delete there yet. */
export const poolLeftovers = sqliteTable(
	'pool_leftovers',
	{
		issuer: text('issuer').notNull(),
		sub: text('sub').notNull(),
		username: text('username').notNull(),
		provider: text('provider').notNull(),
		since: time('since').notNull()
	},
	(table) => [primaryKey({ columns: [table.issuer, table.sub] })]
);
