import { openDatabase } from '../database/client.ts';
import { catchUp } from '../listing/catch-up.ts';
import { dataSteps, rowsPerStatement } from './generated-data.ts';
import type { Amounts } from './generated-data.ts';

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
	for (const { rows, sql } of dataSteps(amounts)) {
		for (let from = 0; from < rows; from += rowsPerStatement) {
			const to = Math.min(rows, from + rowsPerStatement);
			await database.prepare(sql).bind(from, to, now).run();
		}
	}
	await catchUp(openDatabase(database), now, Infinity);
}
