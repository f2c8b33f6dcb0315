import { and, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { mergePostings } from '../database/postings/posting.ts';
import { businesses } from '../database/schema.ts';
import { removePostings } from '../database/sql/change-postings.ts';
import { namePostings } from './postings.ts';

/**
 * Deletes businesses that are in no public list, and takes them off those of moderators.
 *
 * @param limit how many at once
 * @returns how many there were
 */
export async function deleteUnlisted(
	database: Database,
	condition: SQL | undefined,
	limit: number
): Promise<number> {
	const found = await database
		.select({ id: businesses.id, name: businesses.name })
		.from(businesses)
		.where(condition)
		.limit(limit);
	if (found.length === 0) return 0;
	const ids = sql`(SELECT value FROM json_each(${JSON.stringify(found.map(({ id }) => id))}))`;
	// One that was changed meanwhile stays.
	const isGone = sql`NOT EXISTS (SELECT 1 FROM ${businesses} WHERE ${businesses.id} = sort_key.value)`;
	const [deleted] = await database.batch([
		database
			.delete(businesses)
			.where(and(inArray(businesses.id, ids), condition))
			.returning({ id: businesses.id }),
		removePostings(database, mergePostings(found.flatMap(namePostings)), isGone)
	]);
	return deleted.length;
}
