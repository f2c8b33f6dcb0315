import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { InferSelectModel } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { jobs } from '../database/schema.ts';
import type { Log } from '../observability/log.ts';
import type { PictureStore } from '../pictures/store.ts';
import type { Job } from './queue.ts';

export interface JobContext {
	database: Database;
	pictures: PictureStore;
	now: Clock;
	log: Log;
}

/**
 * One bounded step of a job, which may run twice.
 *
 * @returns where the job continues; null when it is done
 */
export type JobStep<C extends JobContext = JobContext> = (
	context: C,
	key: string,
	progress: number
) => Promise<number | null>;

/** The step of each kind of job. */
export type JobSteps<C extends JobContext = JobContext> = Record<Job['kind'], JobStep<C>>;

type JobRow = InferSelectModel<typeof jobs>;

/** Milliseconds for which one worker has a job for itself. */
const leaseMs = 60_000;

/** Steps of one run: the next run continues. */
const maxSteps = 200;

const retryAfterMs = (attempts: number) => Math.min(60_000 * 2 ** attempts, 3_600_000);

const isJob = ({ kind, key }: JobRow) => and(eq(jobs.kind, kind), eq(jobs.key, key));

/** Runs the steps of jobs that are due, in the order in which they are. */
export async function runDueJobs<C extends JobContext>(
	context: C,
	steps: JobSteps<C>
): Promise<void> {
	for (let step = 0; step < maxSteps; step++) {
		const job = await claim(context);
		if (!job) return;
		await runStep(context, steps, job);
	}
	context.log('jobs_remain', {});
}

/** Leases the job that is due first to this run, so that no other one takes it. */
async function claim({ database, now }: JobContext): Promise<JobRow | null> {
	const due = database
		.select({ id: sql`rowid` })
		.from(jobs)
		.where(and(lte(jobs.dueAt, now()), lte(jobs.leaseUntil, now())))
		.orderBy(asc(jobs.dueAt))
		.limit(1);
	const [job] = await database
		.update(jobs)
		.set({ leaseUntil: now() + leaseMs, attempts: sql`${jobs.attempts} + 1` })
		.where(sql`rowid = ${due}`)
		.returning();
	return job ?? null;
}

async function runStep<C extends JobContext>(
	context: C,
	steps: JobSteps<C>,
	job: JobRow
): Promise<void> {
	const { database, now, log } = context;
	try {
		const progress = await steps[job.kind](context, job.key, job.progress);
		// A job that was added again meanwhile has another due time, and is not done.
		const isSame = and(isJob(job), eq(jobs.dueAt, job.dueAt));
		if (progress === null) await database.delete(jobs).where(isSame);
		await database.update(jobs).set({ leaseUntil: 0, attempts: 0 }).where(isJob(job));
		if (progress !== null) await database.update(jobs).set({ progress }).where(isSame);
	} catch (error) {
		log('job_failed', { kind: job.kind, attempts: job.attempts, message: String(error) });
		await database
			.update(jobs)
			.set({ leaseUntil: 0, dueAt: now() + retryAfterMs(job.attempts) })
			.where(isJob(job));
	}
}
