import type { ImportRows } from './rows.ts';
import { batches, countAll, difference, kinds, statements } from './statements.ts';
import type { Added, Kind } from './statements.ts';

/** As much of D1 as importing takes. */
export interface ImportDatabase {
	prepare(sql: string): {
		bind(...values: unknown[]): { run(): Promise<unknown> };
		first<Row>(): Promise<Row | null>;
	};
}

/** Bytes: D1 takes two megabytes in a parameter, and one row alone is far below. */
const mostBytes = 500_000;

/**
 * Writes what is not there yet; run again, it changes nothing.
 *
 * @param report is told after each batch how far it is
 */
export async function writeRows(
	database: ImportDatabase,
	rows: ImportRows,
	report: (kind: Kind, done: number, all: number) => void = () => {}
): Promise<Added> {
	const before = await counts(database);
	for (const kind of kinds) {
		for (const { json, done } of batches(rows[kind], JSON.stringify, mostBytes)) {
			for (const sql of statements[kind].sql) await database.prepare(sql).bind(json).run();
			report(kind, done, rows[kind].length);
		}
	}
	return difference(await counts(database), before);
}

async function counts(database: ImportDatabase): Promise<Added> {
	const row = await database.prepare(countAll).first<Added>();
	if (!row) throw new Error('Counting answers one row');
	return row;
}
