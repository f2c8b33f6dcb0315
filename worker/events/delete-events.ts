import { and, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { mergePostings } from '../database/postings/posting.ts';
import { events, series } from '../database/schema.ts';
import { removePostings } from '../database/sql/change-postings.ts';
import { titlePostings } from './postings.ts';
import { eventFields, isSeriesOfEvent } from './repository.ts';

/**
 * Deletes events that are in no public list, and takes them off those of moderators.
 *
 * @param limit how many at once
 * @returns how many there were
 */
export async function deleteEvents(
	database: Database,
	condition: SQL | undefined,
	limit: number
): Promise<number> {
	const found = await database
		.select({ id: events.id, title: eventFields.title })
		.from(events)
		.leftJoin(series, isSeriesOfEvent)
		.where(condition)
		.limit(limit);
	if (found.length === 0) return 0;
	const ids = sql`(SELECT value FROM json_each(${JSON.stringify(found.map(({ id }) => id))}))`;
	// One that was changed meanwhile stays.
	const isGone = sql`NOT EXISTS (SELECT 1 FROM ${events} WHERE ${events.id} = sort_key.value)`;
	const [deleted] = await database.batch([
		database
			.delete(events)
			.where(and(inArray(events.id, ids), condition))
			.returning({ id: events.id }),
		removePostings(database, mergePostings(found.flatMap(titlePostings)), isGone)
	]);
	return deleted.length;
}
