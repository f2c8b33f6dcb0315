import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { listings } from '../schema.ts';

export type Direction = 'ascending' | 'descending';

/** The range of sort keys that a scan reads. */
interface Range {
	/** Starts after this key. */
	after: number;
	/** Ends before this key, if set. */
	before?: number;
	direction: Direction;
	/** The maximum number of rows to read, however few of them match. */
	maxRows: number;
	/** Nothing is read unless it holds. */
	precondition?: SQL | undefined;
}

interface IndexScan extends Range {
	/** A JSON array of list names. Several are merged in the order of their keys. */
	listNames: SQL;
}

/** A query for `(list_name, sort_key)`, in order. */
export type KeyQuery = SQL;

/** The sort key in `scan`, and in the page that is made from it. */
export const scanKey = sql.raw('scan.sort_key');
export const pageKey = sql.raw('page.sort_key');

const limitOf = (maxRows: SQL, precondition: SQL | undefined): SQL =>
	precondition ? sql`iif(${precondition}, ${maxRows}, 0)` : maxRows;

const order = (direction: Direction) => sql.raw(direction === 'ascending' ? 'ASC' : 'DESC');

/**
 * The sort keys of some lists, in order, read one by one. Each step of the recursion is one seek in
 * the primary key, and the queue holds the next key of each list. SQLite takes the queue's rows in
 * the order of ORDER BY: https://sqlite.org/lang_with.html
 */
export function indexScan(scan: IndexScan): KeyQuery {
	const { listNames, after, direction, maxRows, precondition } = scan;
	const next = (listName: SQL, key: SQL) => nextKeyOf(scan, listName, key);
	return sql`SELECT names.value, ${next(sql`names.value`, sql`${after}`)} FROM json_each(${listNames}) names
		UNION ALL
		SELECT scan.list_name, ${next(sql`scan.list_name`, scanKey)} FROM scan WHERE ${scanKey} IS NOT NULL
		ORDER BY 2 ${order(direction)}
		LIMIT ${limitOf(sql`${maxRows} + json_array_length(${listNames})`, precondition)}`;
}

function nextKeyOf({ direction, before }: Range, listName: SQL, key: SQL): SQL {
	const { listName: name, sortKey } = listings;
	if (direction === 'descending') {
		return sql`(SELECT max(${sortKey}) FROM ${listings} WHERE ${name} = ${listName} AND ${sortKey} < ${key})`;
	}
	const end = before === undefined ? sql`` : sql`AND ${sortKey} < ${before}`;
	return sql`(SELECT min(${sortKey}) FROM ${listings} WHERE ${name} = ${listName} AND ${sortKey} > ${key} ${end})`;
}

interface FullTextScan extends Range {
	/** The search tables, which only the migrations define. Their row ids are the sort keys. */
	table: 'business_search' | 'event_search';
	/** An FTS5 query from full-text.ts. */
	match: string;
}

/** D1 binds every number as a float, and FTS5 starts at a row id only when it is an integer. */
const integer = (number: number): SQL => sql`CAST(${number} AS INTEGER)`;

/** The sort keys that match a search. FTS5 returns them in order without sorting. */
export function fullTextScan(scan: FullTextScan): KeyQuery {
	const { after, before, direction, maxRows, precondition } = scan;
	const table = sql.raw(scan.table);
	const start =
		direction === 'ascending' ? sql`rowid > ${integer(after)}` : sql`rowid < ${integer(after)}`;
	const end = before === undefined ? sql`` : sql`AND rowid < ${integer(before)}`;
	return sql`SELECT '', rowid FROM ${table} WHERE ${table} MATCH ${scan.match} AND ${start} ${end}
		ORDER BY rowid ${order(direction)} LIMIT ${limitOf(sql`${maxRows}`, precondition)}`;
}

interface ScanPage {
	keys: KeyQuery;
	direction: Direction;
	/** Joins `scan.sort_key` to the listed rows, if the filter needs them. */
	join: SQL;
	/** Which of the scanned rows belong to the list. */
	where: SQL;
	limit: number;
}

/**
 * The subquery `page`: at most `limit + 1` sort keys, each with the progress of the scan, so that a
 * scan that stopped early can continue. If nothing matches, it is one row without a key.
 */
export function scanPage({ keys, direction, join, where, limit }: ScanPage): SQL {
	const last = direction === 'ascending' ? sql`max(sort_key)` : sql`min(sort_key)`;
	return sql`(WITH RECURSIVE scan(list_name, sort_key) AS MATERIALIZED (${keys}),
		chosen AS (
			SELECT ${scanKey} FROM scan ${join} WHERE ${where}
			ORDER BY ${scanKey} ${order(direction)} LIMIT ${limit + 1}
		)
		SELECT progress.last_key, progress.scanned, chosen.sort_key
		FROM (SELECT ${last} AS last_key, count(sort_key) AS scanned FROM scan) progress
		LEFT JOIN chosen) page`;
}

/** The columns of a page: its sort key and the progress of the scan. */
export const pageFields = {
	sortKey: sql<number | null>`${pageKey}`.as('page_sort_key'),
	lastKey: sql<number | null>`page.last_key`.as('page_last_key'),
	scanned: sql<number>`page.scanned`.as('page_scanned')
};

/** Orders the rows of a page. */
export const inPageOrder = (direction: Direction): SQL => sql`${pageKey} ${order(direction)}`;

export interface PageProgress {
	sortKey: number | null;
	lastKey: number | null;
	scanned: number;
}

/**
 * How many rows a scan may read for a page. Some are further days of the same event, and a filter
 * drops more.
 */
export const maxRowsFor = (limit: number, isFiltered: boolean): number =>
	(limit + 1) * (isFiltered ? 5 : 2);

/** The key to continue after; null at the end of the list. */
export function nextKey(
	rows: readonly PageProgress[],
	limit: number,
	maxRows: number
): number | null {
	const found = rows.filter(({ sortKey }) => sortKey !== null);
	if (found.length > limit) return found[limit - 1]?.sortKey ?? null;
	const [first] = rows;
	return first && first.scanned >= maxRows ? first.lastKey : null;
}
