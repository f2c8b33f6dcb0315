import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { postings, terms } from '../schema.ts';

export type Direction = 'ascending' | 'descending';

/** A word that somebody searches for. */
export interface SearchedWord {
	word: string;
	/** Whether longer words that begin with it count too. */
	isBeginning: boolean;
}

/** What the items of a list have in common: they are in one of these lists. */
export type ScanCondition =
	| { kind: 'list'; name: SQL }
	| { kind: 'word'; prefix: string; word: SearchedWord }
	/** Any of these words. */
	| { kind: 'correction'; prefix: string; candidates: readonly string[] }
	/** Squares of a place, as JSON. They are only scanned: `isItem` checks the place itself. */
	| { kind: 'cells'; names: readonly string[] };

export interface ListScan {
	/** The list of everything. */
	everything: string;
	/** At least one. The one with the fewest postings is scanned, the others are looked up. */
	conditions: readonly ScanCondition[];
	/** Starts after this key. */
	after: number;
	/** Ends before this key, if set. */
	before?: number | undefined;
	/** Further days of an event count before this key only, if set. */
	furtherDaysBefore?: number | undefined;
	direction: Direction;
	/** Whether a key is that of something in the list, given the SQL of the key. */
	isItem: (key: SQL) => SQL;
	limit: number;
	/** Whether `isItem` drops many of the keys, so that more of them are read at once. */
	dropsMany?: boolean | undefined;
	/** Reads on until so many are found, to tell how many there are. */
	countTo?: number | undefined;
	/** Nothing is read unless it holds. */
	precondition?: SQL | undefined;
}

/** Words with a common beginning that count as one, and how many are read to choose them. */
const wordsOfBeginning = 4;
const maxBeginnings = 40;

/** How many postings are read for a page, however few of them match. */
const maxScanned = { lists: 2000, words: 1700, cells: 500 };

/** Each list of a merge yields at most one empty row: 16 squares, and their further days. */
const maxEmptyRows = 32;

/** A word is ignored beside others if this many postings have it, and one in five of all. */
const common = { postings: 2000, share: 5 };

/** The first pass reads this many postings for a page; the second one only if these were too few. */
function firstPass({ limit, conditions, dropsMany, countTo = 0 }: ListScan): number {
	const isPlain = conditions.length === 1 && !dropsMany;
	return Math.max(isPlain ? limit + 12 : 5 * (limit + 1), 1.5 * countTo);
}

const table = (name: string, index: number | string) => sql.raw(`${name}${index}`);
/** Written into the SQL: the statement is the same for all visitors, and D1 binds every number as a float. */
const literal = (value: number) => sql.raw(String(value));
const order = (direction: Direction) => sql.raw(direction === 'ascending' ? 'ASC' : 'DESC');

/** The terms of a condition, in the columns `id` and `size`. */
function termsOf(condition: ScanCondition): SQL {
	if (condition.kind === 'list') {
		return sql`SELECT ${terms.id}, ${terms.size} FROM ${terms} WHERE ${terms.name} = ${condition.name}`;
	}
	if (condition.kind === 'cells') {
		return sql`SELECT ${terms.id}, ${terms.size} FROM json_each(${JSON.stringify(condition.names)}) cell
			JOIN ${terms} ON ${terms.name} = cell.value`;
	}
	if (condition.kind === 'correction') {
		return sql`SELECT ${terms.id}, ${terms.size} FROM json_each(${JSON.stringify(condition.candidates)}) candidate
			JOIN ${terms} ON ${terms.name} = ${condition.prefix} || candidate.value
			WHERE ${terms.size} > 0 ORDER BY ${terms.size} DESC LIMIT 1`;
	}
	const { prefix, word } = condition;
	const name = `${prefix}${word.word}`;
	if (!word.isBeginning) return termsOf({ kind: 'list', name: sql`${name}` });
	return sql`SELECT id, size FROM (
			SELECT ${terms.id}, ${terms.size}, ${terms.name} = ${name} AS is_exact FROM ${terms}
			WHERE ${terms.name} >= ${name} AND ${terms.name} < ${`${name}\u{10ffff}`}
			ORDER BY ${terms.name} LIMIT ${literal(maxBeginnings)}
		) ORDER BY is_exact DESC, size DESC LIMIT ${literal(wordsOfBeginning)}`;
}

/** How many terms of a condition are looked up by their place in its table. */
const slotsOf = (condition: ScanCondition): number =>
	condition.kind === 'word' && condition.word.isBeginning ? wordsOfBeginning : 1;

/** The ids to scan or look up for a condition: SQLite evaluates each of them once. */
function slots(condition: ScanCondition, index: number): SQL[] {
	const found = Array.from({ length: slotsOf(condition) }, (_, place) => slot(index, place));
	return condition.kind === 'list' ? [...found, sql`-${slot(index, 0)}`] : found;
}

const slot = (index: number, place: number) =>
	sql`(SELECT id FROM ${table('condition', index)} LIMIT 1 OFFSET ${literal(place)})`;

const isChosen = (index: number) => sql`(SELECT n FROM choice) = ${literal(index)}`;

/** The rows of `sizes`: how many postings each condition has. */
const sizes = (conditions: readonly ScanCondition[]): SQL =>
	sql.join(
		conditions.map(
			(_, index) =>
				sql`(${literal(index)}, (SELECT coalesce(sum(size), 0) FROM ${table('condition', index)}))`
		),
		sql`, `
	);

/** Whether a word is so common that it is left out. */
const isIgnored = (index: number, all: SQL): SQL => sql`(
	SELECT size > ${literal(common.postings)} AND size * ${literal(common.share)} > ${all} AND NOT ${isChosen(index)}
	FROM sizes WHERE n = ${literal(index)}
)`;

/** Whether the key of the current row is among the postings of a condition too. */
function isAmong(condition: ScanCondition, index: number, all: SQL): SQL {
	const lookups = slots(condition, index).map(
		(id) =>
			sql`EXISTS (SELECT 1 FROM ${postings} WHERE ${postings.termId} = ${id} AND ${postings.sortKey} = scan.sort_key)`
	);
	const ignored = condition.kind === 'word' ? [isIgnored(index, all)] : [];
	return sql`(${sql.join([isChosen(index), ...ignored, ...lookups], sql` OR `)})`;
}

/**
 * The terms to scan: the places of the chosen condition, in one row. Squares are not among them.
 *
 * @returns how many there can be, and the columns
 */
function driverOf(conditions: readonly ScanCondition[]): { count: number; columns: SQL } {
	const places = conditions.map((condition, index) =>
		condition.kind === 'cells' ? [] : slots(condition, index)
	);
	const count = Math.max(...places.map(({ length }) => length));
	const columns = Array.from({ length: count }, (_, place) => {
		const cases = places.flatMap((ids, index) => {
			const id = ids[place];
			return id ? [sql`WHEN ${literal(index)} THEN ${id}`] : [];
		});
		return sql`CASE (SELECT n FROM choice) ${sql.join(cases, sql` `)} END AS ${table('id', place)}`;
	});
	return { count, columns: columns.length > 0 ? sql.join(columns, sql`, `) : sql`NULL` };
}

/** The key before which a list ends: the negative ids are those of further days. */
const endOf = ({ before = Number.MAX_SAFE_INTEGER, furtherDaysBefore }: ListScan, id: SQL): SQL =>
	furtherDaysBefore === undefined
		? sql`${before}`
		: sql`iif(${id} > 0, ${before}, ${Math.min(before, furtherDaysBefore)})`;

/**
 * The keys of the chosen lists or word, in order. Each part of the UNION is one range of the primary
 * key, and SQLite merges them without sorting: https://sqlite.org/lang_select.html#compound
 */
function mergedKeys(scan: ListScan, count: number, limit: SQL): SQL {
	const { direction, after } = scan;
	const parts = Array.from({ length: count }, (_, place) => {
		const id = sql`(SELECT ${table('id', place)} FROM driver)`;
		const range =
			direction === 'ascending'
				? sql`${postings.sortKey} > ${after} AND ${postings.sortKey} < ${endOf(scan, id)}`
				: sql`${postings.sortKey} < ${after}`;
		return sql`SELECT ${postings.sortKey} AS sort_key FROM ${postings} WHERE ${postings.termId} = ${id} AND ${range}`;
	});
	return sql`${sql.join(parts, sql` UNION `)} ORDER BY 1 ${order(direction)} LIMIT ${limit}`;
}

/**
 * The keys of up to 32 lists, in ascending order: those of 16 squares, and their further days. Each
 * step of the recursion is one seek in the primary key, and the queue holds the next key of each
 * list. SQLite takes the queue's rows in the order of ORDER BY: https://sqlite.org/lang_with.html
 */
function walkedKeys(scan: ListScan, cells: number, walk: SQL, limit: SQL): SQL {
	const next = (id: SQL, key: SQL) => sql`(
		SELECT min(${postings.sortKey}) FROM ${postings}
		WHERE ${postings.termId} = ${id} AND ${postings.sortKey} > ${key} AND ${postings.sortKey} < ${endOf(scan, id)}
	)`;
	const first = (id: SQL) =>
		sql`SELECT ${id}, ${next(id, sql`${scan.after}`)} FROM ${table('condition', cells)} WHERE ${isChosen(cells)}`;
	return sql`${walk}(term_id, sort_key) AS (
		${first(sql`id`)} UNION ALL ${first(sql`-id`)} UNION ALL
		SELECT ${walk}.term_id, ${next(sql`${walk}.term_id`, sql`${walk}.sort_key`)} FROM ${walk} WHERE ${walk}.sort_key IS NOT NULL
		ORDER BY 2 LIMIT ${limit}
	)`;
}

interface Pass {
	/** Its tables are named after it. */
	number: number;
	/** How many keys it reads at most. */
	limits: { merged: SQL; walked: SQL };
}

/** The tables of one pass: some keys, and which of them belong to the list. */
function passOf(scan: ListScan, driverCount: number, { number: pass, limits }: Pass): SQL {
	const { conditions, direction, everything, isItem } = scan;
	const cells = conditions.findIndex(({ kind }) => kind === 'cells');
	const all = sql`(SELECT ${terms.size} FROM ${terms} WHERE ${terms.name} = ${everything})`;
	const lookups = conditions.flatMap((condition, index) =>
		condition.kind === 'cells' || conditions.length === 1 ? [] : [isAmong(condition, index, all)]
	);
	const isMatch = sql.join([...lookups, isItem(sql.raw('scan.sort_key'))], sql` AND `);
	const walk = table('walk', pass);
	const merged = sql`SELECT sort_key FROM (${mergedKeys(scan, driverCount, limits.merged)})`;
	const sources = [
		...(driverCount > 0 ? [merged] : []),
		...(cells === -1 ? [] : [sql`SELECT sort_key FROM ${walk} WHERE sort_key IS NOT NULL`])
	];
	const last = direction === 'ascending' ? sql`max(sort_key)` : sql`min(sort_key)`;
	const keys = sql`${table('pass', pass)}(keys, last_key, scanned) AS MATERIALIZED (
		SELECT json_group_array(sort_key ORDER BY sort_key ${order(direction)}) FILTER (WHERE ${isMatch}),
			${last}, count(*)
		FROM (${sql.join(sources, sql` UNION ALL `)}) scan
	)`;
	const squares = cells === -1 ? [] : [walkedKeys(scan, cells, walk, limits.walked)];
	return sql.join([...squares, keys], sql`, `);
}

/** What each word of a search is: how many postings it has, and whether it is left out. */
function wordsOf({ conditions, everything }: ListScan): SQL {
	const all = sql`(SELECT ${terms.size} FROM ${terms} WHERE ${terms.name} = ${everything})`;
	const found = conditions.flatMap(({ kind }, index) =>
		kind === 'word' || kind === 'correction'
			? [
					sql`json_array(
						(SELECT size FROM sizes WHERE n = ${literal(index)}),
						${isIgnored(index, all)},
						(SELECT ${terms.name} FROM ${terms} WHERE ${terms.id} = ${slot(index, 0)})
					)`
				]
			: []
	);
	return found.length === 0 ? sql`'[]'` : sql`json_array(${sql.join(found, sql`, `)})`;
}

/**
 * The subquery `page`: at most `limit + 1` sort keys, each with the progress of the scan, so that a
 * scan that stopped early can continue. If nothing matches, it is one row without a key.
 */
export function scanPage(scan: ListScan): SQL {
	const { conditions, limit, precondition = sql`TRUE` } = scan;
	const { count, columns } = driverOf(conditions);
	const hasWords = conditions.some(({ kind }) => kind === 'word' || kind === 'correction');
	const cells = conditions.findIndex(({ kind }) => kind === 'cells');
	const first = firstPass(scan);
	const enough = Math.max(limit, scan.countTo ?? 0);
	const max = hasWords ? maxScanned.words : maxScanned.lists;
	const isShort = sql`(SELECT json_array_length(keys) <= ${literal(enough)} AND scanned >= ${literal(first)} FROM pass1)`;
	const upTo = (rows: number, condition: SQL) => sql`iif(${condition}, ${literal(rows)}, 0)`;
	const passes = [
		{ number: 1, rows: { merged: first, walked: first }, condition: precondition },
		{ number: 2, rows: { merged: max, walked: maxScanned.cells }, condition: isShort }
	].map(({ number, rows, condition }) =>
		passOf(scan, count, {
			number,
			limits: {
				merged: upTo(rows.merged, condition),
				walked: upTo(rows.walked + maxEmptyRows, condition)
			}
		})
	);
	const maxOfSecond = sql`iif(${isChosen(cells)}, ${literal(maxScanned.cells)}, ${literal(max)})`;
	const tables = conditions.map(
		(condition, index) =>
			sql`${table('condition', index)}(id, size) AS MATERIALIZED (${termsOf(condition)})`
	);
	return sql`(WITH RECURSIVE ${sql.join(tables, sql`, `)},
		sizes(n, size) AS MATERIALIZED (VALUES ${sizes(conditions)}),
		choice(n) AS MATERIALIZED (SELECT n FROM sizes ORDER BY size, n LIMIT 1),
		driver AS MATERIALIZED (SELECT ${columns}),
		${sql.join(passes, sql`, `)},
		found(keys, last_key, has_more) AS MATERIALIZED (
			SELECT keys, last_key, scanned >= ${maxOfSecond} FROM pass2 WHERE ${isShort}
			UNION ALL SELECT keys, last_key, scanned >= ${literal(first)} FROM pass1 WHERE NOT ${isShort}
		)
		SELECT found.last_key, found.has_more, json_array_length(found.keys) AS matched, ${wordsOf(scan)} AS words, item.value AS sort_key
		FROM found LEFT JOIN json_each(found.keys) item ORDER BY item.key LIMIT ${limit + 1}) page`;
}

/** The sort key in a page. */
export const pageKey = sql.raw('page.sort_key');

/** A word of a search: how many postings it has, whether it is left out, and the name of its list. */
export type FoundWord = [size: number, isIgnored: 0 | 1, list: string | null];

const parseWords = (json: string): FoundWord[] => JSON.parse(json);

/** The columns of a page: its sort key and the progress of the scan. */
export const pageFields = {
	sortKey: sql<number | null>`${pageKey}`.as('page_sort_key'),
	lastKey: sql<number | null>`page.last_key`.as('page_last_key'),
	hasMore: sql`page.has_more`.mapWith(Boolean).as('page_has_more'),
	/** How many were found before the scan ended. */
	matched: sql<number>`page.matched`.as('page_matched'),
	words: sql`page.words`.mapWith(parseWords).as('page_words')
};

/** Orders the rows of a page. */
export const inPageOrder = (direction: Direction): SQL => sql`${pageKey} ${order(direction)}`;

export interface PageProgress {
	sortKey: number | null;
	lastKey: number | null;
	hasMore: boolean;
}

/** Where a list continues. */
export interface Continuation {
	/** The key to continue after; null at the end of the list. */
	nextKey: number | null;
	/** Whether the scan stopped before the page was full. */
	isIncomplete: boolean;
}

export function continuationOf(rows: readonly PageProgress[], limit: number): Continuation {
	const found = rows.filter(({ sortKey }) => sortKey !== null);
	if (found.length > limit) {
		return { nextKey: found[limit - 1]?.sortKey ?? null, isIncomplete: false };
	}
	const [first] = rows;
	const nextKey = first?.hasMore ? first.lastKey : null;
	return { nextKey, isIncomplete: nextKey !== null };
}
