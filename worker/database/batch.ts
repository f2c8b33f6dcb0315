import type { SQL } from 'drizzle-orm';
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core';
import type { Database } from './client.ts';

/** Asks the database a question and gives the rows it answers. */
export type Ask = <Row>(question: SQL) => Promise<Row[]>;

interface Waiting {
	question: SQL;
	answer: (rows: unknown[]) => void;
	fail: (reason: unknown) => void;
}

const dialect = new SQLiteAsyncDialect();

/** Drizzle's own batch takes no statement written by hand that has parameters. */
function send(database: Database, statements: readonly SQL[]): Promise<D1Result<unknown>[]> {
	const d1: D1Database = database.$client;
	return d1.batch(
		statements.map((statement) => {
			const { sql, params } = dialect.sqlToQuery(statement);
			return d1.prepare(sql).bind(...params);
		})
	);
}

/**
 * Questions asked in the same turn travel to the database together: a page that needs three lists
 * at once makes one round trip for them, and they show one moment of the data.
 */
export function askTogether(database: Database): Ask {
	let waiting: Waiting[] = [];

	async function ask(): Promise<void> {
		const asked = waiting;
		waiting = [];
		try {
			const answers = await send(
				database,
				asked.map(({ question }) => question)
			);
			asked.forEach(({ answer }, at) => answer(answers[at]?.results ?? []));
		} catch (error) {
			for (const { fail } of asked) fail(error);
		}
	}

	return <Row>(question: SQL) =>
		new Promise<Row[]>((resolve, reject) => {
			// The rows are what the question selects: its author names their type, as with `all`.
			const answer = (rows: unknown[]) => resolve(rows as Row[]);
			if (waiting.push({ question, answer, fail: reject }) === 1) setTimeout(() => void ask());
		});
}

/**
 * Makes changes, all of them or none, and asks what came of them, in one round trip.
 *
 * @returns how many rows each one changed, triggers included, and the answer
 */
export async function writeThenAsk<Row>(
	database: Database,
	writes: readonly SQL[],
	question: SQL
): Promise<{ changes: number[]; rows: Row[] }> {
	const answers = await send(database, [...writes, question]);
	// As with askTogether(), the rows are what the question selects.
	const rows = (answers.at(-1)?.results ?? []) as Row[];
	return { changes: answers.map(({ meta }) => meta.changes), rows };
}
