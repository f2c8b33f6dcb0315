import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';

/** Which way along a heading: towards higher keys, or towards lower ones. */
export type Direction = 'up' | 'down';

interface Walk {
	/** A JSON array of headings; several are walked as one, in the order of their keys. */
	headings: SQL;
	/** Starts behind this key. */
	after: number;
	/** Ends before this key, where there is an end. */
	before?: number;
	direction: Direction;
	/** Rows read at most, however few of them a filter lets through. */
	steps: number;
	/** Where this does not hold, there is nothing to find and nothing is read. */
	provided?: SQL;
}

const atMost = (steps: SQL, provided: SQL | undefined): SQL =>
	provided ? sql`iif(${provided}, ${steps}, 0)` : steps;

/**
 * The keys under some headings, in order, read one by one: each row of the recursion is one seek in
 * the table's own order, and its queue always holds the next key of each heading. SQLite takes the
 * queue's rows in the order of ORDER BY: https://sqlite.org/lang_with.html
 */
export function walk({ headings, after, before, direction, steps, provided }: Walk): SQL {
	const next = (heading: SQL, key: SQL) =>
		direction === 'up'
			? sql`(SELECT min(key) FROM listings WHERE heading = ${heading} AND key > ${key} ${until(before)})`
			: sql`(SELECT max(key) FROM listings WHERE heading = ${heading} AND key < ${key})`;
	return sql`SELECT h.value, ${next(sql`h.value`, sql`${after}`)} FROM json_each(${headings}) h
		UNION ALL
		SELECT w.heading, ${next(sql`w.heading`, sql`w.key`)} FROM walk w WHERE w.key IS NOT NULL
		ORDER BY 2 ${direction === 'up' ? sql`ASC` : sql`DESC`}
		LIMIT ${atMost(sql`${steps} + json_array_length(${headings})`, provided)}`;
}

const until = (before: number | undefined) =>
	before === undefined ? sql`` : sql`AND key < ${before}`;

interface Search {
	table: 'business_search' | 'event_search';
	/** An FTS5 query: see full-text.ts. */
	match: string;
	after: number;
	before?: number;
	direction: Direction;
	steps: number;
	provided?: SQL;
}

/** D1 binds every number as a float, and FTS5 starts at a number only when it is an integer. */
const integer = (number: number): SQL => sql`CAST(${number} AS INTEGER)`;

/** The same for a search: FTS5 gives what it finds in the order of its numbers without sorting. */
export function search(of: Search): SQL {
	const { table, match, after, before, direction, steps, provided } = of;
	const name = sql.raw(table);
	const range =
		direction === 'up'
			? sql`rowid > ${integer(after)} ${before === undefined ? sql`` : sql`AND rowid < ${integer(before)}`} ORDER BY rowid`
			: sql`rowid < ${integer(after)} ORDER BY rowid DESC`;
	return sql`SELECT '', rowid FROM ${name} WHERE ${name} MATCH ${match} AND ${range} LIMIT ${atMost(sql`${steps}`, provided)}`;
}

interface PageOf {
	/** What walk() or search() returned. */
	along: SQL;
	direction: Direction;
	/** Joins `w.key` to what is listed. */
	from: SQL;
	/** Which of the rows walked belong to the list. */
	where: SQL;
	columns: SQL;
	limit: number;
}

/**
 * One statement for a page: at most `limit + 1` things, with how far the walk came, so that a walk
 * that was cut short before it filled the page can go on from there.
 */
export function pageOf({ along, direction, from, where, columns, limit }: PageOf): SQL {
	const order = direction === 'up' ? sql`ASC` : sql`DESC`;
	const last = direction === 'up' ? sql`max(key)` : sql`min(key)`;
	return sql`WITH RECURSIVE walk(heading, key) AS MATERIALIZED (${along}),
		chosen AS (
			SELECT w.key FROM walk w ${from} WHERE ${where} ORDER BY w.key ${order} LIMIT ${limit + 1}
		)
		SELECT walked.last AS walked_to, walked.steps AS walked, page.*
		FROM (SELECT ${last} AS last, count(key) AS steps FROM walk) walked
		LEFT JOIN (SELECT w.key, ${columns} FROM chosen w ${from}) page
		ORDER BY page.key ${order}`;
}

/** What every row of `pageOf` carries beside the thing's own columns, which are null with `key`. */
export interface WalkRow {
	walked_to: number | null;
	walked: number;
	key: number | null;
}

/**
 * How many rows a walk may read for a page. Some room is always there, for what is listed day by
 * day and counts once; more where a filter drops rows.
 */
export const stepsFor = (limit: number, isFiltered: boolean) => (limit + 1) * (isFiltered ? 5 : 2);

/** The key to go on behind; null where the list ends. */
export function nextKey(rows: readonly WalkRow[], limit: number, steps: number): number | null {
	const found = rows.filter((row) => row.key !== null);
	if (found.length > limit) return found[limit - 1]?.key ?? null;
	const [first] = rows;
	return first && first.walked >= steps ? first.walked_to : null;
}
