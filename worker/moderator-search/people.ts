import { asc, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { SearchedWord } from '../database/sql/list-scan.ts';
import { personWords, users } from '../database/schema.ts';
import { toCursor } from '../listing/cursor.ts';
import type { Page } from '../listing/page.ts';
import { searchedWords } from '../listing/words.ts';
import { provenAddress } from '../mail/proven-address.ts';
import type { RequestContext } from '../request-context.ts';
import type { Asked } from './asked.ts';
import {
	businessesOfPerson,
	eventsOfPerson,
	pageSize,
	reportsAboutPerson,
	toItemCount
} from './counts.ts';
import { nameOf } from './owner.ts';
import type { Position } from './read-named.ts';
import type { FoundPerson } from './types.ts';

/** Words of names that one search looks at: whoever has more people to choose from types more. */
const maxScanned = 500;

export const selectPeople = ({ database }: RequestContext) =>
	database
		.select({
			id: users.id,
			username: users.username,
			name: users.name,
			givenName: users.givenName,
			familyName: users.familyName,
			identityProvider: users.identityProvider,
			createdAt: users.createdAt,
			suspendedAt: users.suspendedAt,
			businesses: businessesOfPerson,
			events: eventsOfPerson,
			reports: reportsAboutPerson
		})
		.from(users);

type Row = Awaited<ReturnType<typeof selectPeople>>[number];

/** The range of the words that count as a searched one. */
const isWord = (column: SQL, { word, isBeginning }: SearchedWord): SQL =>
	isBeginning
		? sql`${column} >= ${word} AND ${column} < ${`${word}\u{10ffff}`}`
		: sql`${column} = ${word}`;

/** People whose names have all of these words, once each, in the order of the longest one. */
function withWords(words: readonly SearchedWord[]): SQL {
	const [longest, ...others] = words.toSorted((a, b) => b.word.length - a.word.length);
	if (!longest) return sql`(SELECT NULL AS person_id, NULL AS word WHERE FALSE)`;
	const has = (word: SearchedWord, more: SQL = sql``) =>
		sql`EXISTS (SELECT 1 FROM ${personWords} other WHERE other.person_id = scan.person_id
			AND ${isWord(sql`other.word`, word)} ${more})`;
	const conditions = [
		sql`NOT ${has(longest, sql`AND other.word < scan.word`)}`,
		...others.map((word) => has(word))
	];
	return sql`(
		SELECT scan.person_id, scan.word FROM (
			SELECT ${personWords.word}, ${personWords.personId} FROM ${personWords}
			WHERE ${isWord(sql`${personWords.word}`, longest)}
			ORDER BY ${personWords.word}, ${personWords.personId} LIMIT ${sql.raw(String(maxScanned))}
		) scan WHERE ${sql.join(conditions, sql` AND `)}
		ORDER BY scan.word, scan.person_id
	)`;
}

async function readByWords(context: RequestContext, text: string, skipped: number) {
	const words = searchedWords(text);
	if (words.length === 0) return [];
	const found = sql`${withWords(words)} named`;
	return selectPeople(context)
		.innerJoin(found, sql`named.person_id = ${users.id}`)
		.orderBy(asc(sql`named.word`), asc(users.id))
		.limit(pageSize + 1)
		.offset(skipped);
}

/**
 * People, by id, by an address that they have proven, or by the words of their names. An address is
 * looked up as a whole: nobody can look for those that begin with something.
 */
export async function findPeople(
	context: RequestContext,
	{ personId, email, words }: Asked,
	position: Position
): Promise<Page<Row>> {
	const skipped = position ?? 0;
	const rows =
		personId !== null
			? await selectPeople(context).where(eq(users.id, personId))
			: email !== null
				? await selectPeople(context)
						.where(sql`lower(${provenAddress}) = ${email}`)
						.limit(pageSize)
				: await readByWords(context, words ?? '', skipped);
	const hasMore = rows.length > pageSize;
	return {
		items: rows.slice(0, pageSize),
		nextCursor: hasMore ? toCursor('people', [skipped + pageSize]) : null
	};
}

export const presentPerson = (row: Row): FoundPerson => ({
	id: row.id,
	name: nameOf(row),
	identityProvider: row.identityProvider,
	createdAt: new Date(row.createdAt).toISOString(),
	suspendedAt: row.suspendedAt === null ? null : new Date(row.suspendedAt).toISOString(),
	businesses: toItemCount(row.businesses),
	events: toItemCount(row.events),
	reports: row.reports
});
