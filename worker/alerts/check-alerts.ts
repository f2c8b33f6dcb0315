import { and, eq, lte } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import { describeError } from '../database/errors.ts';
import { alertCounts } from '../database/schema.ts';
import { alarms } from './bounds.ts';
import { mailAlert } from './mail-alert.ts';
import { sendAlert } from './send-alert.ts';
import type { AlertContext } from './send-alert.ts';

interface CheckContext extends AlertContext {
	config: AlertContext['config'] & Pick<Config, 'operator'>;
	database: Database;
	now: Clock;
}

/** The cron in wrangler.toml that runs this. */
export const everyFiveMinutes = '*/5 * * * *';

/**
 * Alerts the operator of what was counted since the last check and exceeds its bound, by webhook and
 * by mail. Counts whose alert the webhook did not take are kept for the next one.
 */
export async function checkAlerts(context: CheckContext): Promise<void> {
	const { database } = context;
	let counted;
	try {
		counted = await database.select().from(alertCounts);
	} catch (error) {
		await sendAlert(context, `The database does not answer: ${describeError(error)}`);
		return;
	}
	const exceeded = counted.filter(({ name, count }) => count > alarms[name].bound);
	const sentences = exceeded.map(({ name, count }) => `${count} ${alarms[name].description}.`);
	if (exceeded.length > 0) {
		const since = new Date(Math.min(...exceeded.map((row) => row.since))).toISOString();
		const lines = [...sentences, `Since ${since}.`];
		const names = exceeded.map(({ name }) => name);
		await mailAlert(context, names, lines);
		if (!(await sendAlert(context, lines.join(' ')))) return;
	}
	for (const { name, count } of counted) {
		// What was counted meanwhile is left for the next check.
		const isSame = and(eq(alertCounts.name, name), lte(alertCounts.count, count));
		await database.delete(alertCounts).where(isSame);
	}
}
