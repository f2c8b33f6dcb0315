import { dataSteps, filingSteps, rowsPerStatement } from './data-statements.ts';
import type { Amounts, Step } from './data-statements.ts';

/** As much of D1 as filling it takes: tools in Node and tests in workerd name its type differently. */
export interface FillableDatabase {
	prepare(sql: string): {
		bind(...values: unknown[]): { run(): Promise<unknown> };
		run(): Promise<unknown>;
		all<Row>(): Promise<{ results: Row[] }>;
	};
}

type Report = (what: string, done: number, rows: number) => void;

/**
 * Fills an empty database. The triggers are away meanwhile, and back at the end whatever happens.
 *
 * @param now milliseconds since 1970, UTC: events lie around it
 */
export async function fillDatabase(
	database: FillableDatabase,
	amounts: Amounts,
	now: number,
	report: Report = () => {}
): Promise<void> {
	const triggers = await database
		.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
		.all<{ name: string; sql: string }>();
	for (const { name } of triggers.results) await database.prepare(`DROP TRIGGER ${name}`).run();
	try {
		for (const step of [...dataSteps(amounts), ...filingSteps(amounts)]) {
			await take(database, step, now, report);
		}
	} finally {
		for (const { sql } of triggers.results) await database.prepare(sql).run();
	}
}

async function take(
	database: FillableDatabase,
	{ what, rows, sql }: Step,
	now: number,
	report: Report
) {
	for (let from = 0; from < rows; from += rowsPerStatement) {
		const to = Math.min(rows, from + rowsPerStatement);
		const run = () => database.prepare(sql).bind(from, to, now).run();
		await run().catch((error: unknown) => (wasNeverSent(error) ? run() : Promise.reject(error)));
		report(what, to, rows);
	}
}

/** Between statements the local runtime may close a connection that a tool is about to use. */
const wasNeverSent = (error: unknown) =>
	error instanceof TypeError && error.message === 'fetch failed';
