import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { businesses } from './businesses.ts';
import { time } from './columns.ts';
import { drafts } from './drafts.ts';
import { events, series } from './events.ts';
import { users } from './users.ts';

/**
 * The pictures in the bucket, so that none is left there when nothing shows it any more. One of a
 * series is shown by all its dates. Those of drafts are not public.
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
		removedAt: time('removed_at'),
		draftId: integer('draft_id').references(() => drafts.id, { onDelete: 'set null' })
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
		index('pictures_draft')
			.on(table.draftId)
			.where(sql`draft_id IS NOT NULL`),
		index('pictures_removed')
			.on(table.removedAt)
			.where(sql`removed_at IS NOT NULL`),
		index('pictures_of_nothing')
			.on(table.id)
			.where(
				sql`removed_at IS NULL AND business_id IS NULL AND event_id IS NULL AND series_id IS NULL AND draft_id IS NULL`
			)
	]
);
