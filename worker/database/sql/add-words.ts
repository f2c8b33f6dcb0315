import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { postings, terms } from '../schema.ts';

/**
 * Statements that put new rows into a list for each word, by their ids, in the batch that inserts
 * them. Doing it twice changes nothing.
 *
 * @param prefix of the names of the lists
 * @param ids a subquery of `id`
 */
export function addToWords(database: Database, prefix: string, words: readonly string[], ids: SQL) {
	const names = sql`json_each(${JSON.stringify(words.map((word) => prefix + word))}) name`;
	return [
		database
			.insert(terms)
			.select(sql`SELECT NULL, name.value, 0 FROM ${names} WHERE EXISTS ${ids}`)
			.onConflictDoNothing(),
		database
			.insert(postings)
			.select(
				sql`SELECT ${terms.id}, item.id FROM ${names} JOIN ${terms} ON ${terms.name} = name.value
					JOIN ${ids} item WHERE TRUE`
			)
			.onConflictDoNothing()
	] as const;
}
