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
	precondition?: SQL | undefined;
}

/** Words with a common beginning that count as one, and how many are read to choose them. */
const wordsOfBeginning = 4;
const maxBeginnings = 40;

/** How many postings are read for a page, however few of them match. */
const maxScanned = { lists: 2000, words: 1400, cells: 500 };

/** Each list of a merge yields at most one empty row: 16 squares, and their further days. */
const maxEmptyRows = 32;

/** A word is ignored beside others if this many postings have it, and one in five of all. */
const common = { postings: 2000, share: 5 };

/** The first pass reads this many postings for a page; the second one only if these were too few. */
function firstPass({ limit, conditions, dropsMany, countTo = 0 }: ListScan): number {
	const isPlain = conditions.length === 1 && !dropsMany;
	return Math.max(isPlain ? limit + 12 : 5 * (limit + 1), 1.5 * countTo);
}

const column = (name: string) => sql.raw(name);
/** Written into the SQL: the statement is the same for all visitors, and D1 binds every number as a float. */
const literal = (value: number) => sql.raw(String(value));
const order = (direction: Direction) => sql.raw(direction === 'ascending' ? 'ASC' : 'DESC');
const commaSeparated = (parts: SQL[]) => sql.join(parts, sql`, `);

/** Columns of the rows `condition…` and `plan`, by condition and by place among its terms. */
const condition = (index: number) => column(`condition${index}`);
const sizeOf = (index: number) => column(`size${index}`);
const slot = (index: number, place: number) => column(`slot${index}_${place}`);
const isIgnored = (index: number) => column(`is_ignored${index}`);
const scanned = (place: number) => column(`scanned${place}`);

/** The terms of a searched word, in the columns `id` and `size`. */
function termsOf({ prefix, word }: ScanCondition & { kind: 'word' }): SQL {
	const name = `${prefix}${word.word}`;
	if (!word.isBeginning) {
		return sql`SELECT ${terms.id}, ${terms.size} FROM ${terms} WHERE ${terms.name} = ${name}`;
	}
	return sql`SELECT id, size FROM (
			SELECT ${terms.id}, ${terms.size}, ${terms.name} = ${name} AS is_exact FROM ${terms}
			WHERE ${terms.name} >= ${name} AND ${terms.name} < ${`${name}\u{10ffff}`}
			ORDER BY ${terms.name} LIMIT ${literal(maxBeginnings)}
		) ORDER BY is_exact DESC, size DESC LIMIT ${literal(wordsOfBeginning)}`;
}

/** How many terms of a condition are scanned or looked up: a list has those of further days too. */
function slotsOf(condition: ScanCondition): number {
	if (condition.kind === 'cells') return 0;
	if (condition.kind === 'list') return 2;
	return condition.kind === 'word' && condition.word.isBeginning ? wordsOfBeginning : 1;
}

/** One row: the terms of a condition in its slots, and how many postings they have. */
function rowOf(condition: ScanCondition, index: number): SQL {
	const size = sql`coalesce(sum(size), 0) AS ${sizeOf(index)}`;
	if (condition.kind === 'cells') return sql`SELECT ${size} FROM cells`;
	if (condition.kind === 'list') {
		return sql`SELECT max(${terms.id}) AS ${slot(index, 0)}, -max(${terms.id}) AS ${slot(index, 1)}, ${size}
			FROM ${terms} WHERE ${terms.name} = ${condition.name}`;
	}
	if (condition.kind === 'correction') {
		return sql`SELECT id AS ${slot(index, 0)}, coalesce(max(size), 0) AS ${sizeOf(index)} FROM (
				SELECT ${terms.id}, ${terms.size} FROM json_each(${JSON.stringify(condition.candidates)}) candidate
				JOIN ${terms} ON ${terms.name} = ${condition.prefix} || candidate.value WHERE ${terms.size} > 0
			)`;
	}
	const slots = Array.from(
		{ length: slotsOf(condition) },
		(_, place) => sql`ids ->> ${literal(place)} AS ${slot(index, place)}`
	);
	return sql`SELECT ${commaSeparated(slots)}, ${sizeOf(index)}
		FROM (SELECT json_group_array(id) AS ids, ${size} FROM (${termsOf(condition)}))`;
}

/**
 * The tables `cells`, `condition…` and `plan`. The plan is one row: which condition is scanned, the
 * terms of all of them, and which words are left out. SQLite parses a table again wherever it is
 * named, with the tables in it, so the passes name the plan once and use its columns.
 */
function planOf({ conditions, everything }: ListScan): SQL[] {
	const cells = conditions.find((condition) => condition.kind === 'cells');
	const sizes = conditions.map((_, index) => sizeOf(index));
	const chosen =
		conditions.length === 1
			? literal(0)
			: sql`CASE min(${commaSeparated(sizes)}) ${sql.join(
					sizes.map((size, index) => sql`WHEN ${size} THEN ${literal(index)}`),
					sql` `
				)} END`;
	const rows = conditions.map(
		(each, index) => sql`${condition(index)} AS MATERIALIZED (${rowOf(each, index)})`
	);
	const all = sql`(SELECT coalesce(max(${terms.size}), 0) AS size_of_all FROM ${terms} WHERE ${terms.name} = ${everything})`;
	const ignored = conditions.map(
		(condition, index) =>
			sql`${isWord(condition) ? sql`${sizeOf(index)} > ${literal(common.postings)} AND ${sizeOf(index)} * ${literal(common.share)} > size_of_all AND chosen <> ${literal(index)}` : literal(0)} AS ${isIgnored(index)}`
	);
	const places = Array.from({ length: Math.max(...conditions.map(slotsOf)) }, (_, place) => {
		const cases = conditions.flatMap((condition, index) =>
			place < slotsOf(condition) ? [sql`WHEN ${literal(index)} THEN ${slot(index, place)}`] : []
		);
		return sql`CASE chosen ${sql.join(cases, sql` `)} END AS ${scanned(place)}`;
	});
	const plan = sql`plan AS MATERIALIZED (
		SELECT *, ${commaSeparated([...ignored, ...places])}
		FROM (SELECT *, ${chosen} AS chosen FROM ${commaSeparated([...conditions.map((_, index) => condition(index)), all])})
	)`;
	if (!cells) return [...rows, plan];
	const squares = sql`cells(id, size) AS MATERIALIZED (
		SELECT ${terms.id}, ${terms.size} FROM json_each(${JSON.stringify(cells.names)}) cell
		JOIN ${terms} ON ${terms.name} = cell.value
	)`;
	return [squares, ...rows, plan];
}

const isWord = ({ kind }: ScanCondition) => kind === 'word';
const isSearched = ({ kind }: ScanCondition) => kind === 'word' || kind === 'correction';

/** Whether the key of the current row is among the postings of a condition too. */
function isAmong(of: ScanCondition, index: number): SQL {
	const lookups = Array.from(
		{ length: slotsOf(of) },
		(_, place) => sql`EXISTS (
			SELECT 1 FROM ${postings}
			WHERE ${postings.sortKey} = scan.sort_key AND ${postings.termId} = plan.${slot(index, place)}
		)`
	);
	const isMet = sql`plan.chosen = ${literal(index)} OR plan.${isIgnored(index)}`;
	return sql`(${sql.join([isMet, ...lookups], sql` OR `)})`;
}

/** The keys before which the first and the further days of a list end. */
function endsOf({ before = Number.MAX_SAFE_INTEGER, furtherDaysBefore = before }: ListScan) {
	return { first: before, further: Math.min(before, furtherDaysBefore) };
}

/**
 * The keys of the chosen lists or word, in order. Each part of the UNION is one range of the primary
 * key, and SQLite merges them without sorting: https://sqlite.org/lang_select.html#compound
 */
function mergedKeys(scan: ListScan, count: number, limit: SQL): SQL {
	const { conditions, direction, after } = scan;
	const ends = endsOf(scan);
	// Only a search has more terms than the two of a list, and it finds events by their end alone.
	const isSearch = conditions.some(isSearched);
	const parts = Array.from({ length: count }, (_, place) => {
		const end = isSearch || place === 0 ? ends.first : ends.further;
		const range =
			direction === 'ascending'
				? sql`${postings.sortKey} > ${after} AND ${postings.sortKey} < ${end}`
				: sql`${postings.sortKey} < ${after}`;
		return sql`SELECT ${postings.sortKey} AS sort_key FROM ${postings}
			WHERE ${postings.termId} = plan.${scanned(place)} AND ${range}`;
	});
	return sql`${sql.join(parts, sql` UNION `)} ORDER BY 1 ${order(direction)} LIMIT ${limit}`;
}

/**
 * The keys of up to 32 lists, in ascending order: those of 16 squares, and their further days. Each
 * step of the recursion is one seek in the primary key, and the queue holds the next key of each
 * list. SQLite takes the queue's rows in the order of ORDER BY: https://sqlite.org/lang_with.html
 */
function walkedKeys(scan: ListScan, cells: number, walk: SQL, limit: SQL): SQL {
	const ends = endsOf(scan);
	const next = (id: SQL, key: SQL) => sql`(
		SELECT min(${postings.sortKey}) FROM ${postings}
		WHERE ${postings.termId} = ${id} AND ${postings.sortKey} > ${key}
		AND ${postings.sortKey} < iif(${id} > 0, ${ends.first}, ${ends.further})
	)`;
	const first = (id: SQL) =>
		sql`SELECT ${id}, ${next(id, sql`${scan.after}`)} FROM cells WHERE (SELECT chosen FROM plan) = ${literal(cells)}`;
	return sql`${walk}(term_id, sort_key) AS (
		${first(sql`id`)} UNION ALL ${first(sql`-id`)} UNION ALL
		SELECT ${walk}.term_id, ${next(sql`${walk}.term_id`, sql`${walk}.sort_key`)} FROM ${walk} WHERE ${walk}.sort_key IS NOT NULL
		ORDER BY 2 LIMIT ${limit}
	)`;
}

interface Pass {
	/** The name of its walk through the squares. */
	walk: SQL;
	/** How many keys it reads at most. */
	limits: { merged: SQL; walked: SQL };
	/** There may be more keys when it has read as many as this. */
	full: SQL;
}

/**
 * One pass: reads some keys, and collects those that belong to the list. Its result is JSON: these
 * keys, the last that was read, and whether there may be more.
 */
function passOf(scan: ListScan, { walk, limits, full }: Pass): { walks: SQL[]; result: SQL } {
	const { conditions, direction, isItem } = scan;
	const cells = conditions.findIndex(({ kind }) => kind === 'cells');
	const count = Math.max(...conditions.map(slotsOf));
	const lookups = conditions.flatMap((condition, index) =>
		condition.kind === 'cells' || conditions.length === 1 ? [] : [isAmong(condition, index)]
	);
	const isMatch = sql.join([...lookups, isItem(sql.raw('scan.sort_key'))], sql` AND `);
	const merged = sql`SELECT sort_key FROM (${mergedKeys(scan, count, limits.merged)})`;
	const sources = [
		...(count > 0 ? [merged] : []),
		...(cells === -1 ? [] : [sql`SELECT sort_key FROM ${walk} WHERE sort_key IS NOT NULL`])
	];
	const last = direction === 'ascending' ? sql`max(sort_key)` : sql`min(sort_key)`;
	return {
		walks: cells === -1 ? [] : [walkedKeys(scan, cells, walk, limits.walked)],
		result: sql`(
			SELECT json_array(json(keys), last_key, scanned >= ${full}) FROM (
				SELECT json_group_array(sort_key ORDER BY sort_key ${order(direction)}) FILTER (WHERE ${isMatch}) AS keys,
					${last} AS last_key, count(*) AS scanned
				FROM (${sql.join(sources, sql` UNION ALL `)}) scan
			)
		)`
	};
}

/** What each word of a search is: how many postings it has, and whether it is left out. */
function wordsOf(conditions: readonly ScanCondition[]): SQL {
	const found = conditions.flatMap((condition, index) =>
		isSearched(condition)
			? [
					sql`json_array(${sizeOf(index)}, ${isIgnored(index)},
						(SELECT ${terms.name} FROM ${terms} WHERE ${terms.id} = ${slot(index, 0)}))`
				]
			: []
	);
	return sql`json_array(${commaSeparated(found)})`;
}

/**
 * The subquery `page`: at most `limit + 1` sort keys, each with the progress of the scan, so that a
 * scan that stopped early can continue. If nothing matches, it is one row without a key.
 */
export function scanPage(scan: ListScan): SQL {
	const { conditions, limit, precondition = sql`TRUE` } = scan;
	const cells = conditions.findIndex(({ kind }) => kind === 'cells');
	const first = firstPass(scan);
	const enough = Math.max(limit, scan.countTo ?? 0);
	const max = conditions.some(isSearched) ? maxScanned.words : maxScanned.lists;
	const upTo = (rows: number) => sql`iif(${precondition}, ${literal(rows)}, 0)`;
	const pass1 = passOf(scan, {
		walk: column('walk1'),
		limits: { merged: upTo(first), walked: upTo(first + maxEmptyRows) },
		full: literal(first)
	});
	const pass2 = passOf(scan, {
		walk: column('walk2'),
		limits: { merged: literal(max), walked: literal(maxScanned.cells + maxEmptyRows) },
		full:
			cells === -1
				? literal(max)
				: sql`iif(plan.chosen = ${literal(cells)}, ${literal(maxScanned.cells)}, ${literal(max)})`
	});
	const tables = [...planOf(scan), ...pass1.walks, ...pass2.walks];
	return sql`(WITH RECURSIVE ${commaSeparated(tables)},
		pass1 AS MATERIALIZED (SELECT *, ${pass1.result} AS result1 FROM plan),
		found(result, words) AS MATERIALIZED (
			SELECT CASE WHEN json_array_length(result1, '$[0]') <= ${literal(enough)} AND result1 ->> 2
				THEN ${pass2.result} ELSE result1 END, ${wordsOf(conditions)}
			FROM pass1 plan
		)
		SELECT result ->> 1 AS last_key, result ->> 2 AS has_more, json_array_length(result, '$[0]') AS matched,
			words, item.value AS sort_key
		FROM found LEFT JOIN json_each(result, '$[0]') item ORDER BY item.key LIMIT ${limit + 1}) page`;
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
