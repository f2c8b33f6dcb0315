import { sql } from 'drizzle-orm';
import type { AccountJobContext } from '../account-data/job-context.ts';
import { enqueueLeftovers } from '../account-data/pool-leftovers.ts';
import { purge } from '../retention/purge.ts';
import { nextTelling } from '../review/tell-moderators.ts';
import { enqueueJob } from './queue.ts';

/** What the cron does at night: removes what is kept no longer, and plans the morning. */
export async function runEveryNight(context: AccountJobContext): Promise<void> {
	const { config, database, now } = context;
	await purge(context);
	for (const kind of ['sweep-pictures', 'sweep-postings'] as const) {
		await enqueueJob(database, { kind, key: '' }, now(), sql`TRUE`);
	}
	await enqueueJob(database, { kind: 'tell-moderators', key: '' }, nextTelling(now()), sql`TRUE`);
	// The settings may have keys since they were added.
	await enqueueLeftovers(database, config, now());
}
