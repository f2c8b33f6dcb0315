import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';
import { categories } from './categories.ts';
import { time } from './columns.ts';
import { gallery, picture } from './picture-columns.ts';
import { users } from './users.ts';

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
