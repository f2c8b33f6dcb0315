import { sql } from 'drizzle-orm';
import { purge } from '../retention/purge.ts';
import { enqueueJob } from './queue.ts';
import type { JobContext } from './run.ts';

/** What the cron does at night: removes what is kept no longer. */
export async function runEveryNight(context: JobContext): Promise<void> {
	const { database, now } = context;
	await purge(context);
	for (const kind of ['sweep-pictures', 'sweep-postings'] as const) {
		await enqueueJob(database, { kind, key: '' }, now(), sql`TRUE`);
	}
}
