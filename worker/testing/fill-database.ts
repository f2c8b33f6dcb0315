import { dataSteps, filingSteps, rowsPerStatement } from './generated-data.ts';
import type { Amounts } from './generated-data.ts';

/**
 * Fills an empty database, without its triggers, which are restored at the end.
 *
 * @param now milliseconds since 1970, UTC: the times of events are relative to it
 */
export async function fillDatabase(
	database: D1Database,
	amounts: Amounts,
	now: number
): Promise<void> {
	const triggers = await database
		.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
		.all<{ name: string; sql: string }>();
	for (const { name } of triggers.results) await database.prepare(`DROP TRIGGER ${name}`).run();
	try {
		for (const { rows, sql } of [...dataSteps(amounts), ...filingSteps(amounts)]) {
			for (let from = 0; from < rows; from += rowsPerStatement) {
				const to = Math.min(rows, from + rowsPerStatement);
				await database.prepare(sql).bind(from, to, now).run();
			}
		}
	} finally {
		for (const { sql } of triggers.results) await database.prepare(sql).run();
	}
}
