import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { DraftFields } from '../draft-fields.ts';
import { businesses } from './businesses.ts';
import { time } from './columns.ts';
import { gallery, picture } from './picture-columns.ts';
import { users } from './users.ts';

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
		cover: picture('cover'),
		gallery: gallery(),
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
