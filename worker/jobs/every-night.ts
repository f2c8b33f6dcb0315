import { sql } from 'drizzle-orm';
import type { AccountJobContext } from '../account-data/job-context.ts';
import { enqueueLeftovers } from '../account-data/pool-leftovers.ts';
import { purge } from '../retention/purge.ts';
import { enqueueJob } from './queue.ts';

/** What the cron does at night: removes what is kept no longer. */
export async function runEveryNight(context: AccountJobContext): Promise<void> {
	const { config, database, now } = context;
	await purge(context);
	for (const kind of ['sweep-pictures', 'sweep-postings'] as const) {
		await enqueueJob(database, { kind, key: '' }, now(), sql`TRUE`);
	}
	// The settings may have keys since they were added.
	await enqueueLeftovers(database, config, now());
}
