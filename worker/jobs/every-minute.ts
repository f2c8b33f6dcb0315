import { deleteBusiness } from '../businesses/deletion.ts';
import { flushPurges } from '../cache/flush-purges.ts';
import type { PurgeContext } from '../cache/flush-purges.ts';
import { moveParticipants } from '../events/move-participants.ts';
import { catchUp } from '../listing/catch-up.ts';
import { sweepPostings } from '../listing/sweep.ts';
import { runDueJobs } from './run.ts';
import type { JobContext, JobSteps } from './run.ts';

const steps: JobSteps = {
	'delete-business': deleteBusiness,
	'move-participants': moveParticipants,
	'sweep-postings': sweepPostings
};

/** Batches of events and businesses that are listed in one run. */
const maxBatches = 20;

/** The cron in wrangler.toml that runs this. */
export const everyMinute = '* * * * *';

/** Calls that the cache allows in a minute. */
const maxPurges = 5;

/** What the cron does each minute: jobs, lists that are behind, and pages to purge. */
export async function runEveryMinute(context: JobContext & PurgeContext): Promise<void> {
	await Promise.all([
		flushPurges(context, maxPurges),
		catchUp(context.database, context.now(), maxBatches).then(() => runDueJobs(context, steps))
	]);
}
