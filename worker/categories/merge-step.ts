import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { lists } from '../database/postings/list-names.ts';
import { idsPerMinute } from '../database/postings/sort-key.ts';
import {
	businessCategories,
	businesses,
	categories,
	eventCategories,
	events,
	postings,
	terms
} from '../database/schema.ts';
import type { JobStep } from '../jobs/run.ts';

/** Links of any category that one step looks at, and entries of a list that it removes. */
const linksPerStep = 1_000;
const entriesPerStep = 200;

const links = [
	{ table: eventCategories, item: eventCategories.eventId },
	{ table: businessCategories, item: businessCategories.businessId }
] as const;

/** What leaves the lists of the category is listed again by its new ones. */
const listed = [
	{ prefix: lists.eventsOfCategory, table: events },
	{ prefix: lists.businessesOfCategory, table: businesses }
] as const;

/** Progress is the number of the phase, and the id that it has reached. */
const idsPerPhase = 2 ** 40;
const phaseAfter = (phase: number) => (phase + 1) * idsPerPhase;
const phases = links.length + listed.length;

/**
 * Moves what is in a merged category to the one that it was merged into: first the links of events and
 * of businesses, then the lists. Anything that was listed meanwhile is found there.
 *
 * @param key the id of the merged category
 */
export const mergeCategoryStep: JobStep = async ({ database }, key, progress) => {
	const phase = Math.floor(progress / idsPerPhase);
	const reached = await runPhase(database, Number(key), phase, progress % idsPerPhase);
	const next = reached === null ? phaseAfter(phase) : phase * idsPerPhase + reached;
	return next >= phases * idsPerPhase ? null : next;
};

/** @returns the id that was reached; null at the end of the phase */
function runPhase(database: Database, id: number, phase: number, after: number) {
	const ofLinks = links[phase];
	if (ofLinks) return moveLinks(database, id, ofLinks, after);
	const ofList = listed[phase - links.length];
	return ofList ? leaveList(database, id, ofList) : null;
}

/** Every link is looked at in the order of its table, because no index has those of one category. */
async function moveLinks(
	database: Database,
	id: number,
	{ table, item }: (typeof links)[number],
	after: number
): Promise<number | null> {
	const next = sql`SELECT ${item} AS item FROM ${table} WHERE ${gt(item, after)}
		ORDER BY ${item} LIMIT ${linksPerStep}`;
	const [row] = await database
		.select({ last: sql<number | null>`max(item)`.as('last') })
		.from(sql`(${next})`);
	const last = row?.last ?? null;
	if (last === null) return null;
	const isNext = and(gt(item, after), lte(item, last), eq(table.categoryId, id));
	// Asked for in the same batch: the other one may be merged again meanwhile.
	const target = sql`(SELECT ${categories.mergedIntoId} FROM ${categories} WHERE ${eq(categories.id, id)})`;
	await database.batch([
		database
			.insert(table)
			.select(sql`SELECT ${item}, ${target} FROM ${table} WHERE ${isNext}`)
			.onConflictDoNothing(),
		database.delete(table).where(isNext)
	]);
	return last;
}

/** @returns 0 while there is more */
async function leaveList(
	database: Database,
	id: number,
	{ prefix, table }: (typeof listed)[number]
): Promise<number | null> {
	const term = sql`(SELECT ${terms.id} FROM ${terms} WHERE ${terms.name} = ${`${prefix}${id}`})`;
	const found = await database
		.select({ termId: postings.termId, sortKey: postings.sortKey })
		.from(postings)
		.where(sql`${postings.termId} IN (${term}, -${term})`)
		.limit(entriesPerStep);
	if (found.length === 0) return null;
	const ids = JSON.stringify(found.map(({ sortKey }) => sortKey % idsPerMinute));
	const entries = JSON.stringify(found.map(({ termId, sortKey }) => [termId, sortKey]));
	await database.batch([
		database
			.update(table)
			.set({ listedVersion: null })
			.where(inArray(table.id, sql`(SELECT value FROM json_each(${ids}))`)),
		database.delete(postings).where(
			sql`(${postings.termId}, ${postings.sortKey}) IN (
					SELECT value ->> 0, value ->> 1 FROM json_each(${entries}))`
		)
	]);
	return found.length === entriesPerStep ? 0 : null;
}
