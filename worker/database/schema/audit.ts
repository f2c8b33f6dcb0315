import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { time } from './columns.ts';

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
