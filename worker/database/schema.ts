import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	real,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import type { StoredFacts } from './event-facts.ts';
import type { DraftFields } from './draft-fields.ts';
import { notificationKinds } from './notification-kinds.ts';
import type { OwnField } from './own-fields.ts';
import type { ApiScope } from './api-scope.ts';
import type { Picture } from './picture.ts';

/** Every time is an integer: milliseconds since 1970, UTC. */
const time = (name: string) => integer(name);

/** A picture that is shown. The table `pictures` has its files. */
const picture = (name: string) => text(name, { mode: 'json' }).$type<Picture>();
/** The pictures beside the cover, in their order. Null for none. */
const gallery = () => text('gallery', { mode: 'json' }).$type<readonly Picture[]>();

/** What visitors want to know about an event; null if its owner says nothing. */
const facts = () => text('facts', { mode: 'json' }).$type<StoredFacts>();

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

/** The categories of businesses and events. A migration adds the first ones; there are few. */
export const categories = sqliteTable('categories', {
	id: integer('id').primaryKey(),
	slug: text('slug').notNull().unique(),
	/** In English, and where it is not translated. */
	name: text('name').notNull(),
	nameDe: text('name_de'),
	nameEs: text('name_es'),
	legacyId: integer('legacy_id').unique(),
	/** The order of lists: those with the same one are ordered by name. */
	position: integer('position').notNull().default(0),
	version: integer('version').notNull().default(1),
	/** Since when nothing new can be in it. */
	retiredAt: time('retired_at'),
	/** The category that has its businesses and events now, and that its slug leads to. */
	mergedIntoId: integer('merged_into_id')
});

/** `legacyId` is the id that an imported row had at its source. */
export const businesses = sqliteTable(
	'businesses',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		ownerId: text('owner_id').references(() => users.id, { onDelete: 'set null' }),
		/** The idempotency key of the request that created it: a form sent twice creates one business. */
		submissionId: text('submission_id').notNull(),
		/** A hash of everything the request sent; null for imported and for older rows. */
		submissionDigest: text('submission_digest'),
		slug: text('slug').notNull().unique(),
		/** The address that it chose: `/@short-name`. */
		shortName: text('short_name').unique(),
		name: text('name').notNull(),
		description: text('description').notNull(),
		contactEmail: text('contact_email'),
		contactPhone: text('contact_phone'),
		website: text('website'),
		instagramUrl: text('instagram_url'),
		tiktokUrl: text('tiktok_url'),
		cover: picture('cover'),
		logo: picture('logo'),
		gallery: gallery(),
		/** Whether it is public: neither declined nor suspended is. */
		isVerified: integer('is_verified', { mode: 'boolean' }).notNull().default(false),
		/** What a moderator decided against it; null while it waits or is public. */
		decision: text('decision', { enum: ['declined', 'suspended'] }),
		/** Why it was declined or suspended, for its team. */
		reviewNote: text('review_note'),
		decidedAt: time('decided_at'),
		/** Whether that was decided with the suspension of its owner, and ends with it. */
		isHeld: integer('is_held', { mode: 'boolean' }).notNull().default(false),
		/** Unused since the search has an index of its own. The next release drops it. */
		searchText: text('search_text')
			.notNull()
			.$defaultFn(() => ''),
		/** Incremented by every change, to detect concurrent edits. */
		version: integer('version').notNull().default(1),
		/** The version that the postings are of. Any other is caught up by the cron. */
		listedVersion: integer('listed_version'),
		/** Set while its events are cancelled in batches; nobody sees it any more. */
		deletedAt: time('deleted_at'),
		legacyId: integer('legacy_id').unique(),
		createdAt: time('created_at').notNull(),
		updatedAt: time('updated_at').notNull()
	},
	(table) => [
		index('businesses_owner').on(table.ownerId, table.id),
		uniqueIndex('businesses_submission').on(table.ownerId, table.submissionId),
		// For the nightly purge, as are the two of events.
		index('businesses_unverified')
			.on(table.updatedAt)
			.where(sql`NOT is_verified`),
		// Unused since declined businesses do not wait. The next release drops it.
		index('businesses_pending')
			.on(sql`created_at / 60000`, table.id)
			.where(sql`NOT is_verified AND deleted_at IS NULL`),
		index('businesses_waiting')
			.on(sql`created_at / 60000`, table.id)
			.where(sql`NOT is_verified AND decision IS NULL AND deleted_at IS NULL`),
		index('businesses_pending_of_owner')
			.on(table.ownerId)
			.where(sql`NOT is_verified AND deleted_at IS NULL`),
		// When a file of the sitemap was changed last: see database/sql/sitemap.ts.
		index('businesses_sitemap_changes').on(sql`id / 10000`, table.updatedAt),
		index('businesses_unlisted')
			.on(table.id)
			.where(sql`listed_version IS NOT version`)
	]
);

/**
 * Short names that a business had before, so that printed ones still lead to it, and to nobody else.
 * Those of a deleted business lead nowhere.
 */
export const formerNames = sqliteTable(
	'former_names',
	{
		name: text('name').primaryKey(),
		businessId: integer('business_id').references(() => businesses.id, { onDelete: 'set null' }),
		/** Others may choose it then. */
		heldUntil: time('held_until').notNull()
	},
	(table) => [
		index('former_names_business').on(table.businessId),
		index('former_names_held').on(table.heldUntil)
	]
);

export const businessCategories = sqliteTable(
	'business_categories',
	{
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		categoryId: integer('category_id')
			.notNull()
			.references(() => categories.id)
	},
	(table) => [primaryKey({ columns: [table.businessId, table.categoryId] })]
);

/**
 * Who works for a business beside its owner, whom `businesses.owner_id` alone names. Somebody who is
 * both is the owner.
 */
export const businessMembers = sqliteTable(
	'business_members',
	{
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		personId: text('person_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		role: text('role', { enum: ['manager', 'helper'] }).notNull(),
		since: time('since').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.businessId, table.personId] }),
		index('business_members_person').on(table.personId, table.businessId)
	]
);

/** Links that make whoever opens one a member of a business, or its owner. Each works once. */
export const businessInvitations = sqliteTable(
	'business_invitations',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		role: text('role', { enum: ['owner', 'manager', 'helper'] }).notNull(),
		/** SHA-256 of the token in the link. */
		tokenHash: text('token_hash').notNull().unique(),
		/** The owner who made it. It ends when they own the business no more. */
		invitedBy: text('invited_by')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** Where it was sent, so that the owner knows whose it is; null for a link to pass on. */
		address: text('address'),
		createdAt: time('created_at').notNull(),
		expiresAt: time('expires_at').notNull()
	},
	(table) => [
		index('business_invitations_business').on(table.businessId, table.expiresAt),
		index('business_invitations_inviter').on(table.invitedBy, table.createdAt),
		index('business_invitations_expires').on(table.expiresAt)
	]
);

/**
 * The texts of an event that is repeated, stored once for all its dates. When some of the dates are
 * changed, they share a row of their own.
 */
export const series = sqliteTable('series', {
	id: integer('id').primaryKey({ autoIncrement: true }),
	title: text('title').notNull(),
	description: text('description').notNull(),
	locationName: text('location_name').notNull(),
	address: text('address').notNull(),
	facts: facts()
});

/**
 * Events, one for each date of a series. An empty text of a date is that of the series, unless
 * `ownFields` names it; so is a fact that it does not have: see sql/event-texts.ts.
 */
export const events = sqliteTable(
	'events',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		/** null for an event that is not repeated. */
		seriesId: integer('series_id').references(() => series.id),
		/** Whose texts a date has that was changed with some others; null for those of `seriesId`. */
		textsId: integer('texts_id').references(() => series.id),
		/** What was changed for this date alone; null for nothing. */
		ownFields: text('own_fields', { mode: 'json' }).$type<readonly OwnField[]>(),
		hostBusinessId: integer('host_business_id').references(() => businesses.id, {
			onDelete: 'set null'
		}),
		createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
		submissionId: text('submission_id').notNull(),
		/** A hash of everything the request sent; null for imported and for older rows. */
		submissionDigest: text('submission_digest'),
		/** Numbers the events of one request, from 0. */
		occurrence: integer('occurrence').notNull().default(0),
		slug: text('slug').notNull().unique(),
		title: text('title').notNull(),
		description: text('description').notNull(),
		locationName: text('location_name').notNull(),
		address: text('address').notNull(),
		latitude: real('latitude'),
		longitude: real('longitude'),
		/** Whole minutes, like `endAt`: lists sort by them. */
		startAt: time('start_at').notNull(),
		endAt: time('end_at').notNull(),
		timeZone: text('time_zone').notNull(),
		/** Minutes east of UTC at its start, so that lists can be about days; null for older rows. */
		utcOffset: integer('utc_offset'),
		cover: picture('cover'),
		gallery: gallery(),
		facts: facts(),
		/** How businesses come to take part: by themselves, if the host says yes, or if it asks them. */
		joining: text('joining', { enum: ['open', 'on_request', 'invitation'] })
			.notNull()
			.default('open'),
		/** How many businesses can take part; null for any number. */
		capacity: integer('capacity'),
		/** How many do: triggers count them. */
		joinedCount: integer('joined_count').notNull().default(0),
		/**
		 * `suspended`: held back with its host. With `approvedAt` it becomes public again, else it waits
		 * for review again.
		 */
		status: text('status', { enum: ['pending', 'approved', 'rejected', 'cancelled', 'suspended'] })
			.notNull()
			.default('pending'),
		/** Why it was rejected, for its owner. */
		reviewNote: text('review_note'),
		/** Set once it is public: a cancelled event stays readable if it was. */
		approvedAt: time('approved_at'),
		/** Unused since the search has an index of its own. The next release drops it. */
		searchText: text('search_text')
			.notNull()
			.$defaultFn(() => ''),
		version: integer('version').notNull().default(1),
		/** The version that the postings are of. Any other is caught up by the cron. */
		listedVersion: integer('listed_version'),
		legacyId: integer('legacy_id').unique(),
		createdAt: time('created_at').notNull(),
		updatedAt: time('updated_at').notNull()
	},
	(table) => [
		index('events_creator').on(table.createdBy, table.id),
		index('events_host').on(table.hostBusinessId, table.endAt),
		// For the lists of those who announced them and of the team of the host.
		index('events_of_host').on(table.hostBusinessId, table.id),
		// Whose host was deleted: their creator still finds them.
		index('events_without_host')
			.on(table.createdBy, table.status, table.endAt)
			.where(sql`host_business_id IS NULL`),
		// Those that are not public; the others are in the order of events_host.
		index('events_of_host_by_status')
			.on(table.hostBusinessId, table.status, table.endAt)
			.where(
				sql`status = 'pending' OR status = 'rejected' OR status = 'suspended' OR status = 'cancelled'`
			),
		uniqueIndex('events_submission').on(table.createdBy, table.submissionId, table.occurrence),
		index('events_refused')
			.on(table.updatedAt)
			.where(sql`(status = 'rejected' OR status = 'cancelled' AND approved_at IS NULL)`),
		index('events_undecided')
			.on(table.endAt)
			.where(sql`status = 'pending'`),
		index('events_series')
			.on(table.seriesId)
			.where(sql`series_id IS NOT NULL`),
		index('events_texts')
			.on(table.textsId)
			.where(sql`texts_id IS NOT NULL`),
		index('events_pending')
			.on(sql`created_at / 60000`, table.id)
			.where(sql`status = 'pending'`),
		index('events_pending_of_creator')
			.on(table.createdBy, table.seriesId)
			.where(sql`status = 'pending'`),
		// For the limit of those that one person announces and withdraws.
		index('events_withdrawn')
			.on(table.createdBy, table.updatedAt)
			.where(sql`status = 'cancelled' AND approved_at IS NULL`),
		// For feeds, which go on to show what was cancelled.
		index('events_cancelled')
			.on(table.endAt)
			.where(sql`status = 'cancelled' AND approved_at IS NOT NULL`),
		// A file of the sitemap has the events of ten thousand ids: see database/sql/sitemap.ts.
		index('events_sitemap')
			.on(sql`id / 10000`, table.endAt)
			.where(sql`status = 'approved'`),
		// When such a file was changed last, also by what is public no more.
		index('events_sitemap_changes')
			.on(sql`id / 10000`, table.updatedAt)
			.where(sql`approved_at IS NOT NULL`),
		index('events_unlisted')
			.on(table.id)
			.where(sql`listed_version IS NOT version`)
	]
);

/** Events that somebody is still writing. They are nothing to anybody but those who manage the host. */
export const drafts = sqliteTable(
	'drafts',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		businessId: integer('business_id')
			.notNull()
			.references(() => businesses.id, { onDelete: 'cascade' }),
		createdBy: text('created_by')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** The idempotency key of the request that created it. */
		submissionId: text('submission_id').notNull(),
		fields: text('fields', { mode: 'json' }).$type<DraftFields>().notNull(),
		/** Incremented by every change, to detect concurrent edits. */
		version: integer('version').notNull().default(1),
		createdAt: time('created_at').notNull(),
		updatedAt: time('updated_at').notNull()
	},
	(table) => [
		uniqueIndex('drafts_submission').on(table.createdBy, table.submissionId),
		index('drafts_business').on(table.businessId, table.updatedAt, table.id),
		index('drafts_updated').on(table.updatedAt)
	]
);

export const eventCategories = sqliteTable(
	'event_categories',
	{
		eventId: integer('event_id')
			.notNull()
			.references(() => events.id, { onDelete: 'cascade' }),
		categoryId: integer('category_id')
			.notNull()
			.references(() => categories.id)
	},
	(table) => [primaryKey({ columns: [table.eventId, table.categoryId] })]
);

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

/**
 * The pictures in the bucket, so that none is left there when nothing shows it any more. One of a
 * series is shown by all its dates.
 */
export const pictures = sqliteTable(
	'pictures',
	{
		id: text('id').primaryKey(),
		uploadedBy: text('uploaded_by').references(() => users.id, { onDelete: 'set null' }),
		businessId: integer('business_id').references(() => businesses.id, { onDelete: 'set null' }),
		eventId: integer('event_id').references(() => events.id, { onDelete: 'set null' }),
		seriesId: integer('series_id').references(() => series.id, { onDelete: 'set null' }),
		role: text('role', { enum: ['cover', 'logo', 'gallery'] }).notNull(),
		createdAt: time('created_at').notNull(),
		/** When it was replaced or removed. Its files are gone soon after, its row a day later. */
		removedAt: time('removed_at')
	},
	(table) => [
		index('pictures_uploaded').on(table.uploadedBy, table.createdAt),
		index('pictures_kept')
			.on(table.uploadedBy)
			.where(sql`removed_at IS NULL`),
		index('pictures_business')
			.on(table.businessId)
			.where(sql`business_id IS NOT NULL`),
		index('pictures_event')
			.on(table.eventId)
			.where(sql`event_id IS NOT NULL`),
		index('pictures_series')
			.on(table.seriesId)
			.where(sql`series_id IS NOT NULL`),
		index('pictures_removed')
			.on(table.removedAt)
			.where(sql`removed_at IS NOT NULL`),
		index('pictures_of_nothing')
			.on(table.id)
			.where(
				sql`removed_at IS NULL AND business_id IS NULL AND event_id IS NULL AND series_id IS NULL`
			)
	]
);

/**
 * What the lists of the site are about: "event", "event/category/3", "event/word/market". See
 * docs/listings.md.
 */
export const terms = sqliteTable('terms', {
	id: integer('id').primaryKey(),
	name: text('name').notNull().unique(),
	/** How many postings it has. Triggers count them, so that a search can begin with the rarest. */
	size: integer('size').notNull().default(0)
});

/**
 * Every list of the site: for each term the sort keys of its items, which end in their ids. The
 * further days of an event are under the negative id of the term, which `size` does not count. The
 * table has no row ids, which Drizzle cannot express: see the migration.
 */
export const postings = sqliteTable(
	'postings',
	{
		termId: integer('term_id').notNull(),
		sortKey: integer('sort_key').notNull()
	},
	(table) => [primaryKey({ columns: [table.termId, table.sortKey] })]
);

/** Work that continues after the response: claimed by lease, and done at least once. */
export const jobs = sqliteTable(
	'jobs',
	{
		kind: text('kind', {
			enum: [
				'align-events',
				'align-person',
				'delete-account',
				'delete-business',
				'delete-picture',
				'delete-pool-users',
				'expand-announcement',
				'hand-over',
				'index-names',
				'merge-category',
				'move-participants',
				'normalize-texts',
				'promote-waiting',
				'remind-savers',
				'sweep-pictures',
				'sweep-postings',
				'tell-moderators'
			]
		}).notNull(),
		/** What it is about, such as the id of an event: there is one job of a kind for each. */
		key: text('key').notNull(),
		dueAt: time('due_at').notNull(),
		/** Where it continues. */
		progress: integer('progress').notNull().default(0),
		leaseUntil: time('lease_until').notNull().default(0),
		attempts: integer('attempts').notNull().default(0)
	},
	(table) => [primaryKey({ columns: [table.kind, table.key] }), index('jobs_due').on(table.dueAt)]
);

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

/**
 * The tags by which cached pages are to be purged: see docs/caching.md. The table has no row ids, which
 * Drizzle cannot express: see the migration.
 */
export const purges = sqliteTable(
	'purges',
	{
		tag: text('tag').primaryKey(),
		requestedAt: time('requested_at').notNull(),
		/** null once it was purged: the row then only says when. */
		dueAt: time('due_at'),
		/** How often it is still to be purged. */
		remaining: integer('remaining').notNull(),
		calledAt: time('called_at')
	},
	(table) => [
		index('purges_due').on(table.dueAt),
		index('purges_called')
			.on(table.calledAt)
			.where(sql`called_at IS NOT NULL`)
	]
);

/**
 * What was done, by whom and to whom. People are named by their random ids alone, so an entry stays
 * when an account is deleted. Triggers make it append-only: see the migration.
 */
export const audit = sqliteTable(
	'audit',
	{
		id: integer('id').primaryKey({ autoIncrement: true }),
		at: time('at').notNull(),
		/** The person who did it; null for the site itself. */
		actor: text('actor'),
		action: text('action').notNull(),
		subjectKind: text('subject_kind').notNull(),
		subjectId: text('subject_id').notNull(),
		/** JSON: see worker/audit/record-audit.ts. */
		details: text('details').notNull(),
		/** A hash of this entry and of the seal before it; null until it is sealed. */
		seal: text('seal')
	},
	(table) => [
		index('audit_subject').on(table.subjectKind, table.subjectId, table.id),
		index('audit_actor')
			.on(table.actor, table.at)
			.where(sql`actor IS NOT NULL`),
		index('audit_unsealed')
			.on(table.id)
			.where(sql`seal IS NULL`)
	]
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

/** What was counted for alerts since the last check: a row for each alarm of alerts/bounds.ts. */
export const alertCounts = sqliteTable('alert_counts', {
	name: text('name', {
		enum: ['sign_in_failures', 'server_errors', 'purge_failures']
	}).primaryKey(),
	count: integer('count').notNull(),
	/** When the first of them was counted. */
	since: time('since').notNull()
});

/** Unused since `postings`. The next release drops it. */
export const listings = sqliteTable(
	'listings',
	{
		heading: text('heading').notNull(),
		key: integer('key').notNull()
	},
	(table) => [primaryKey({ columns: [table.heading, table.key] })]
);
