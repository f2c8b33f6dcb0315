import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { time } from './columns.ts';

/** What was counted for alerts since the last check: a row for each alarm of alerts/bounds.ts. */
export const alertCounts = sqliteTable('alert_counts', {
	name: text('name', {
		enum: ['sign_in_failures', 'server_errors', 'purge_failures']
	}).primaryKey(),
	count: integer('count').notNull(),
	/** When the first of them was counted. */
	since: time('since').notNull()
});
