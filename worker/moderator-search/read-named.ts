import type { SQL } from 'drizzle-orm';
import { continuationOf } from '../database/sql/list-scan.ts';
import type { FoundWord, ListScan, PageProgress } from '../database/sql/list-scan.ts';
import { toCursor } from '../listing/cursor.ts';
import type { Page } from '../listing/page.ts';
import { readWithCorrection, toSearch } from '../listing/search.ts';
import type { Asked } from './asked.ts';
import { pageSize } from './counts.ts';
import type { FoundKind } from './schema.ts';

/** Where a list continues; null for its beginning. */
export type Position = number | null;

interface Named<Row, PageRow> {
	kind: FoundKind;
	/** Of the lists of words. */
	prefix: string;
	everything: string;
	asked: Asked;
	position: Position;
	/** Whether a key is that of something in the list that was not named exactly. */
	isItem: (key: SQL) => SQL;
	readOne: (name: string) => Promise<Row[]>;
	readPage: (scan: ListScan) => Promise<PageRow[]>;
	toRow: (row: PageRow) => Row[];
}

const none = <PageRow>(): { rows: PageRow[]; search: null } => ({ rows: [], search: null });

/** What was named exactly, and a page of what has the words in its name, newest first. */
export async function readNamed<Row, PageRow extends PageProgress & { words: FoundWord[] }>({
	kind,
	asked,
	position,
	...list
}: Named<Row, PageRow>): Promise<Page<Row>> {
	const { name, words } = asked;
	const search = words === null ? null : toSearch(words, list.prefix);
	const [exact, { rows, search: notes }] = await Promise.all([
		name === null || position !== null ? [] : list.readOne(name),
		search === null
			? none<PageRow>()
			: readWithCorrection(
					search,
					async (searched) =>
						list.readPage({
							everything: list.everything,
							conditions: (searched ?? search).conditions,
							after: position ?? Number.MAX_SAFE_INTEGER,
							direction: 'descending',
							isItem: list.isItem,
							limit: pageSize
						}),
					({ sortKey }) => sortKey === null
				)
	]);
	const { nextKey, isIncomplete } = continuationOf(rows, pageSize);
	return {
		items: [...exact, ...rows.slice(0, pageSize).flatMap(list.toRow)],
		nextCursor: nextKey === null ? null : toCursor(kind, [nextKey]),
		...(isIncomplete && { isIncomplete }),
		...(notes && { search: notes })
	};
}
