import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Database } from '../database/client.ts';
import { editedThings } from '../database/schema.ts';
import type { Fields } from './fields.ts';

type Kind = (typeof editedThings.$inferSelect)['kind'];

/**
 * A statement that shows moderators an edit of something public, for the end of its batch: one row for
 * each thing, which keeps what each field said before the first edit that nobody has looked at.
 *
 * @param before what the changed fields said; without any, there is no statement
 * @param now milliseconds since 1970, UTC
 * @param condition nothing is added unless it holds after the edit
 */
export function flagEdit(
	database: Database,
	kind: Kind,
	id: number,
	before: Fields,
	now: number,
	condition: SQL
): BatchItem<'sqlite'>[] {
	if (Object.keys(before).length === 0) return [];
	return [
		database
			.insert(editedThings)
			.select(
				sql`SELECT NULL, ${kind}, ${id}, ${JSON.stringify(before)}, ${now}, ${now} WHERE ${condition}`
			)
			.onConflictDoUpdate({
				target: [editedThings.kind, editedThings.thingId],
				set: {
					before: sql`json_patch(excluded.before, ${editedThings.before})`,
					lastAt: now
				}
			})
	];
}

/**
 * A statement that takes an edit off the list, for the batch with the decision that answers it.
 *
 * @param condition nothing is deleted unless it holds
 */
export const closeEdit = (database: Database, kind: Kind, id: number, condition: SQL) =>
	database
		.delete(editedThings)
		.where(and(eq(editedThings.kind, kind), eq(editedThings.thingId, id), condition));
