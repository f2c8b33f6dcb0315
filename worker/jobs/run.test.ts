import { env } from 'cloudflare:workers';
import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import { jobs } from '../database/schema.ts';
import { enqueueJob } from './queue.ts';
import { runDueJobs } from './run.ts';
import type { JobContext, JobStep, JobSteps } from './run.ts';
import { testPictures } from '../testing/pictures.ts';

const database = openDatabase(env.DB);
let clock = { now: 1_000_000 };
let logged: object[] = [];
const context: JobContext = {
	database,
	pictures: testPictures,
	now: () => clock.now,
	log: (event, fields) => void logged.push({ event, ...fields })
};

/** Steps of which only one kind is used. */
const steps = (step: JobStep): JobSteps => ({
	'align-events': step,
	'align-person': step,
	'delete-account': step,
	'delete-business': step,
	'expand-announcement': step,
	'delete-picture': step,
	'delete-pool-users': step,
	'hand-over': step,
	'index-names': step,
	'merge-category': step,
	'move-participants': step,
	'sweep-pictures': step,
	'normalize-texts': step,
	'promote-waiting': step,
	'remind-savers': step,
	'sweep-postings': step,
	'tell-moderators': step
});

const enqueue = (key: string, dueAt = clock.now) =>
	enqueueJob(database, { kind: 'move-participants', key }, dueAt, sql`TRUE`);

const waiting = async () => (await database.select().from(jobs)).map(({ key }) => key).sort();

beforeEach(async () => {
	await database.delete(jobs);
	clock = { now: 1_000_000 };
	logged = [];
});

it('runs the steps of each job until it is done, with the progress of the last one', async () => {
	await enqueue('a');
	await enqueue('b', clock.now + 1);
	const seen: [string, number][] = [];
	const step: JobStep = async (_, key, progress) => {
		seen.push([key, progress]);
		return progress < 2 ? progress + 1 : null;
	};
	await runDueJobs(context, steps(step));
	expect(seen).toEqual([
		['a', 0],
		['a', 1],
		['a', 2]
	]);
	expect(await waiting()).toEqual(['b']);
});

it('tries a job that failed again, later each time, and does not hold up the others', async () => {
	await enqueue('fails');
	await enqueue('works');
	const step: JobStep = async (_, key) => {
		if (key === 'fails') throw new Error('Network connection lost.');
		return null;
	};
	await runDueJobs(context, steps(step));
	expect(await waiting()).toEqual(['fails']);
	const failures = () => logged.filter((line) => 'attempts' in line).length;
	for (const minutes of [0, 1, 1, 4]) {
		clock.now += minutes * 60_000;
		await runDueJobs(context, steps(step));
	}
	expect(failures()).toBe(3);
	expect(logged[0]).toMatchObject({ event: 'job_failed', kind: 'move-participants' });
});

it('leaves a job to the run that has leased it', async () => {
	await enqueue('a');
	let running = 0;
	let most = 0;
	const step: JobStep = async () => {
		most = Math.max(most, ++running);
		await scheduler.wait(20);
		running--;
		return null;
	};
	await Promise.all([runDueJobs(context, steps(step)), runDueJobs(context, steps(step))]);
	expect(most).toBe(1);
});

it('takes over a job whose run has died', async () => {
	await enqueue('a');
	await database.update(jobs).set({ leaseUntil: clock.now + 60_000 });
	const done: string[] = [];
	const step: JobStep = async (_, key) => (done.push(key), null);
	await runDueJobs(context, steps(step));
	expect(done).toEqual([]);
	clock.now += 60_000;
	await runDueJobs(context, steps(step));
	expect(done).toEqual(['a']);
});

it('starts a job again that was added while it ran', async () => {
	await enqueue('a');
	const seen: number[] = [];
	const step: JobStep = async (_, key, progress) => {
		seen.push(progress);
		if (seen.length === 2) {
			clock.now += 1;
			await enqueue(key);
		}
		return seen.length < 2 || seen.length === 3 ? progress + 5 : null;
	};
	await runDueJobs(context, steps(step));
	expect(seen).toEqual([0, 5, 0, 5]);
	expect(await waiting()).toEqual([]);
});

it('stops after a bounded number of steps, and says so', async () => {
	await enqueue('endless');
	let count = 0;
	await runDueJobs(
		context,
		steps(async (_, _key, progress) => (count++, progress + 1))
	);
	expect(count).toBe(200);
	expect(logged).toEqual([{ event: 'jobs_remain' }]);
});
