import type { D1Database } from '@cloudflare/workers-types';
import { ask } from './read-pages.ts';
import { type BrokenRow, type NumberedRow, quoted } from './rows.ts';

/** Rows of one statement: D1 takes two million bytes, and a character may be four. */
export const statementBytes = 400_000;

/** A table that rows go into. */
export interface RestoredTable {
	name: string;
	columns: readonly string[];
	/** Whether one of the columns is the number of the row. */
	hasNumber: boolean;
}

/** One statement for many rows, which it takes as JSON. */
function insertStatement({ name, columns, hasNumber }: RestoredTable): string {
	const targets = [...(hasNumber ? [] : ['rowid']), ...columns.map(quoted)];
	const first = hasNumber ? 1 : 0;
	const values = targets.map((_, index) => `value ->> ${first + index}`);
	return `INSERT INTO ${quoted(name)} (${targets.join(', ')}) SELECT ${values.join(', ')} FROM json_each(?1) WHERE TRUE`;
}

/**
 * Inserts rows in one transaction, and in ever smaller parts when the database rejects them.
 *
 * @returns the rows that it rejects
 * @throws {CliError} when the database no longer responds
 */
export async function writeRows(
	database: D1Database,
	table: RestoredTable,
	rows: readonly NumberedRow[]
): Promise<BrokenRow[]> {
	if (rows.length === 0) return [];
	const json = JSON.stringify(rows.map(({ number, values }) => [number, ...values]));
	const insert = () => database.prepare(insertStatement(table)).bind(json).run();
	const asked = await ask(database, insert);
	if ('answer' in asked) return [];
	const [first] = rows;
	if (first && rows.length === 1) {
		return [{ table: table.name, number: first.number, reason: asked.reason }];
	}
	const middle = Math.ceil(rows.length / 2);
	const broken = await writeRows(database, table, rows.slice(0, middle));
	return [...broken, ...(await writeRows(database, table, rows.slice(middle)))];
}
