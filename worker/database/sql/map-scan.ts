import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { lists } from '../postings/list-names.ts';
import { keyAfter, millisecondsPerDay } from '../postings/sort-key.ts';
import { postings, terms } from '../schema.ts';
import { categoryListName } from './categories.ts';
import { instantsToScan, isListed } from './event-scan.ts';
import type { EventScanFilter } from './event-scan.ts';

/** Events of one cell that are shown; one more tells that there are others. */
export const eventsPerCell = 20;

/** Postings that are read for one map. */
const maxScanned = 480;

/** Lists of one area: a cell has four squares of the next finer grid. */
const listsPerArea = 4;

/** How many postings are read of each area. */
export const scannedPerArea = (areas: number): number => Math.floor(maxScanned / areas);

const column = (name: string) => sql.raw(name);
const literal = (value: number) => sql.raw(String(value));
const termOf = (place: number) => column(`term${place}`);

export interface MapScan {
	/** The names of the lists of each area. */
	areas: readonly (readonly string[])[];
	/** How many events of an area are wanted. */
	perArea: number;
	filter: Omit<EventScanFilter, 'words' | 'business' | 'box' | 'near' | 'countTo' | 'limit'>;
}

/**
 * The subquery `page`: the soonest events of each area of a map. It has a row for each of them, and
 * for an area without any a row without key. The lists of an area are merged in the order of their
 * keys, so that no more of them is read than is needed.
 */
export function scanMap({ areas, perArea, filter }: MapScan): SQL {
	const { from, latestFrom, to } = instantsToScan({ ...filter, words: [], limit: perArea });
	const after = keyAfter(from);
	const end = to === null ? Number.MAX_SAFE_INTEGER : keyAfter(to + millisecondsPerDay);
	const furtherEnd = Math.min(end, keyAfter(latestFrom + millisecondsPerDay));
	const slots = Array.from({ length: listsPerArea }, (_, place) => place);
	const ids = slots.map(
		(place) =>
			sql`(SELECT ${terms.id} FROM ${terms} WHERE ${terms.name} = area.value ->> ${literal(place)}) AS ${termOf(place)}`
	);
	const limit = literal(scannedPerArea(areas.length));
	/** D1 takes five terms of a compound SELECT at most, so that further days are merged apart. */
	const soonest = (idOf: (place: number) => SQL, before: number) =>
		sql`SELECT * FROM (${sql.join(
			slots.map(
				(place) => sql`SELECT ${postings.sortKey} AS sort_key FROM ${postings}
				WHERE ${postings.termId} = ${idOf(place)}
				AND ${postings.sortKey} > ${after} AND ${postings.sortKey} < ${before}`
			),
			sql` UNION ALL `
		)} ORDER BY 1 LIMIT ${limit})`;
	const firstDays = soonest((place) => termOf(place), end);
	const furtherDays = soonest((place) => sql`-${termOf(place)}`, furtherEnd);
	const key = column('candidate.value');
	const isItem = isListed(key, { ...filter, words: [], limit: perArea }, false);
	const matches = filter.category
		? sql`${isInCategory(key, filter.category)} AND ${isItem}`
		: isItem;
	return sql`(WITH
		areas AS MATERIALIZED (SELECT area.key AS area, ${sql.join(ids, sql`, `)}
			FROM json_each(${JSON.stringify(areas)}) area),
		scanned AS MATERIALIZED (SELECT area, (SELECT json_group_array(sort_key) FROM (
			${firstDays} UNION ALL ${furtherDays} ORDER BY 1 LIMIT ${limit}
		)) AS keys FROM areas),
		found AS MATERIALIZED (SELECT area, json_array_length(keys) AS scanned, (
			SELECT json_group_array(value) FROM (
				SELECT candidate.value FROM json_each(keys) candidate
				WHERE ${matches} ORDER BY candidate.key LIMIT ${literal(perArea)}
			)
		) AS keys FROM scanned)
		SELECT area, scanned, item.value AS sort_key
		FROM found LEFT JOIN json_each(found.keys) item) page`;
}

function isInCategory(key: SQL, category: string): SQL {
	const term = sql`(SELECT ${terms.id} FROM ${terms}
		WHERE ${terms.name} = ${categoryListName(lists.eventsOfCategory, category)})`;
	return sql`EXISTS (SELECT 1 FROM ${postings} WHERE ${postings.sortKey} = ${key}
		AND ${postings.termId} IN (${term}, -${term}))`;
}

/** The columns of a page that are no event's. */
export const mapFields = {
	area: sql<number>`page.area`.as('page_area'),
	scanned: sql<number>`page.scanned`.as('page_scanned'),
	sortKey: sql<number | null>`page.sort_key`.as('page_sort_key')
};
