import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { time } from './columns.ts';

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
