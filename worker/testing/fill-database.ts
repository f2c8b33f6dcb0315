import type { D1Database } from '@cloudflare/workers-types';
import { openDatabase } from '../database/client.ts';
import { alone } from '../database/postings/posting.ts';
import { catchUp } from '../listing/catch-up.ts';
import { crowdSteps } from './crowd.ts';
import { dataSteps, rowsPerStatement, textsPerStatement } from './generated-data.ts';
import type { Amounts, Step } from './generated-data.ts';

/**
 * Fills an empty database, and lists what is public as the cron would.
 *
 * @param now milliseconds since 1970, UTC: the times of events are relative to it
 */
export async function fillDatabase(
	database: D1Database,
	amounts: Amounts,
	now: number
): Promise<void> {
	await fillTables(database, amounts, now);
	await catchUp(openDatabase(database), now, Infinity, alone);
}

/** As `fillDatabase`, and lists nothing. */
export async function fillTables(database: D1Database, amounts: Amounts, now: number) {
	for (const step of dataSteps(amounts)) await runStep(database, step, now);
}

/** Adds an event of thirty days with thousands of participants to generated data. */
export async function addCrowd(database: D1Database, now: number): Promise<void> {
	for (const step of crowdSteps) await runStep(database, step, now);
	await catchUp(openDatabase(database), now, Infinity);
}

async function runStep(database: D1Database, { rows, sql, textOf }: Step, now: number) {
	const atOnce = textOf ? textsPerStatement : rowsPerStatement;
	for (let from = 0; from < rows; from += atOnce) {
		const to = Math.min(rows, from + atOnce);
		const texts = textOf
			? [JSON.stringify(Array.from({ length: to - from }, (_, index) => textOf(from + index)))]
			: [];
		await database
			.prepare(sql)
			.bind(from, to, now, ...texts)
			.run();
	}
}
