import { sql } from 'drizzle-orm';
import type { InferSelectModel, SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { jobs } from '../database/schema.ts';

/** Work that continues after the response. */
export type Job = Pick<InferSelectModel<typeof jobs>, 'kind' | 'key'>;

/**
 * A statement that adds a job, for a batch with the change that it belongs to. A job that is there
 * already starts again.
 *
 * @param dueAt milliseconds since 1970, UTC
 * @param condition nothing is added unless it holds
 */
export const enqueueJob = (database: Database, { kind, key }: Job, dueAt: number, condition: SQL) =>
	database
		.insert(jobs)
		.select(sql`SELECT ${kind}, ${key}, ${dueAt}, 0, 0, 0 WHERE ${condition}`)
		.onConflictDoUpdate({ target: [jobs.kind, jobs.key], set: { dueAt, progress: 0 } });

/**
 * A statement that adds several jobs at once.
 *
 * @param added each with the time when it is due, and what else the condition reads of it
 * @param condition none is added for which it does not hold: `item.value` is one of them as JSON
 */
export const enqueueJobs = (
	database: Database,
	added: readonly (Job & { dueAt: number })[],
	condition: SQL
) =>
	database
		.insert(jobs)
		.select(
			sql`SELECT item.value ->> 'kind', item.value ->> 'key', item.value ->> 'dueAt', 0, 0, 0
				FROM json_each(${JSON.stringify(added)}) item WHERE ${condition}`
		)
		.onConflictDoUpdate({
			target: [jobs.kind, jobs.key],
			set: { dueAt: sql`excluded.due_at`, progress: 0 }
		});
