import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { personWords } from '../database/schema.ts';
import { indexedWords } from '../search/indexed-words.ts';

interface Named {
	name: string | null;
	givenName: string | null;
	familyName: string | null;
}

/** Words of one name. */
const maxWords = 12;

/** The words by which moderators find somebody. */
export const nameWordsOf = ({ name, givenName, familyName }: Named): string[] =>
	indexedWords([name ?? '', givenName ?? '', familyName ?? ''], maxWords);

/**
 * Statements that replace the words of somebody's name, for a batch with the change of the name.
 *
 * @param person their id, or a subquery of `id`, which may find nobody
 */
export function replaceNameWords(
	database: Database,
	person: string | SQL,
	words: readonly string[]
) {
	const id = sql`${person}`;
	const given = sql`json_each(${JSON.stringify(words)})`;
	return [
		database
			.delete(personWords)
			.where(
				sql`${eq(personWords.personId, id)} AND ${personWords.word} NOT IN (SELECT value FROM ${given})`
			),
		database
			.insert(personWords)
			.select(sql`SELECT value, ${id} FROM ${given} WHERE ${id} IS NOT NULL`)
			.onConflictDoNothing()
	] as const;
}
