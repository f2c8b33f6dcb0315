import { gt, inArray, sql } from 'drizzle-orm';
import { businesses, events, users } from '../database/schema.ts';
import { nameWordsOf, replaceNameWords } from '../users/name-words.ts';
import type { JobStep } from './run.ts';

/** People, and events or businesses, of one step. */
const peoplePerStep = 100;
const idsPerStep = 500;

/**
 * Makes what is older than the search of moderators findable: the words of people's names here, and
 * those of events and businesses by the catching up of the lists.
 *
 * @param key `people`, `events` or `businesses`
 * @param progress the id that was reached; of people the row id
 */
export const indexNames: JobStep = (context, key, progress) =>
	key === 'people' ? ofPeople(context, progress) : ofThings(context, key, progress);

const ofPeople = async (
	{ database }: Parameters<JobStep>[0],
	progress: number
): Promise<number | null> => {
	const rowid = sql<number>`${users}.rowid`;
	const found = await database
		.select({
			rowid: rowid.as('row_id'),
			id: users.id,
			name: users.name,
			givenName: users.givenName,
			familyName: users.familyName
		})
		.from(users)
		.where(gt(rowid, progress))
		.orderBy(rowid)
		.limit(peoplePerStep);
	const [first, ...rest] = found.flatMap(({ id, ...names }) =>
		replaceNameWords(database, id, nameWordsOf(names))
	);
	if (first) await database.batch([first, ...rest]);
	return found.length === peoplePerStep ? (found.at(-1)?.rowid ?? null) : null;
};

const ofThings = async (
	{ database }: Parameters<JobStep>[0],
	key: string,
	progress: number
): Promise<number | null> => {
	const table = key === 'events' ? events : businesses;
	const next = database
		.select({ id: table.id })
		.from(table)
		.where(gt(table.id, progress))
		.orderBy(table.id)
		.limit(idsPerStep);
	const updated = await database
		.update(table)
		.set({ listedVersion: null })
		.where(inArray(table.id, next))
		.returning({ id: table.id });
	const last = Math.max(progress, ...updated.map(({ id }) => id));
	return updated.length === idsPerStep ? last : null;
};
