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
import type { OwnField } from '../own-fields.ts';
import type { StoredFacts } from '../event-facts.ts';
import { businesses } from './businesses.ts';
import { categories } from './categories.ts';
import { time } from './columns.ts';
import { gallery, picture } from './picture-columns.ts';
import { users } from './users.ts';

/** What visitors want to know about an event; null if its owner says nothing. */
const facts = () => text('facts', { mode: 'json' }).$type<StoredFacts>();

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
