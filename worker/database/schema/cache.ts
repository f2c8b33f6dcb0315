import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { time } from './columns.ts';

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
