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
