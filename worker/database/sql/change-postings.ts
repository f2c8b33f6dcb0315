import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { postingChanges } from '../postings/posting.ts';
import type { Posting } from '../postings/posting.ts';
import type { Database } from '../client.ts';
import { postings, terms } from '../schema.ts';
import type { businesses, events } from '../schema.ts';

/** Sent as one parameter, because D1 allows at most 100 of them. */
const toJson = (changed: readonly Posting[]) =>
	JSON.stringify(changed.map(({ list, firstDays, furtherDays }) => [list, firstDays, furtherDays]));

/** The ids and sort keys that some postings have in the table. */
const rowsOf = (changed: readonly Posting[]): SQL => sql`
	FROM json_each(${toJson(changed)}) posting
	JOIN ${terms} ON ${terms.name} = posting.value ->> 0
	JOIN json_each('[[1, 1], [-1, 2]]') day
	JOIN json_each(posting.value, '$[' || (day.value ->> 1) || ']') sort_key`;

const row = sql`${terms.id} * (day.value ->> 0), sort_key.value`;

/**
 * Statements that add something to lists, for a batch with the change that they belong to. Adding
 * it twice changes nothing.
 *
 * @param condition nothing is added unless it holds
 */
export const addPostings = (database: Database, added: readonly Posting[], condition: SQL) =>
	[
		database
			.insert(terms)
			.select(
				sql`SELECT NULL, posting.value ->> 0, 0 FROM json_each(${toJson(added)}) posting WHERE ${condition}`
			)
			.onConflictDoNothing(),
		database
			.insert(postings)
			.select(sql`SELECT ${row} ${rowsOf(added)} WHERE ${condition}`)
			.onConflictDoNothing()
	] as const;

/** A statement that removes something from lists, unless the condition fails. */
export const removePostings = (database: Database, removed: readonly Posting[], condition: SQL) =>
	database
		.delete(postings)
		.where(
			sql`(${postings.termId}, ${postings.sortKey}) IN (SELECT ${row} ${rowsOf(removed)} WHERE ${condition})`
		);

/**
 * Statements that change the postings of something, in a batch before the update of its row.
 *
 * @param isCurrent nothing is changed unless it holds
 */
export function changePostings(
	database: Database,
	before: readonly Posting[],
	after: readonly Posting[],
	isCurrent: SQL
) {
	const { removed, added } = postingChanges(before, after);
	return [
		removePostings(database, removed, isCurrent),
		...addPostings(database, added, isCurrent)
	] as const;
}

/** For an update that increments the version and changes the postings in the same batch. */
export const nextListedVersionOf = ({
	listedVersion,
	version
}: typeof events | typeof businesses) =>
	sql`iif(${listedVersion} IS ${version}, ${version} + 1, NULL)`;
