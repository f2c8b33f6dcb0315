import { deleteBusiness } from '../businesses/deletion.ts';
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

/** What the cron does each minute: jobs, and lists that are behind. */
export async function runEveryMinute(context: JobContext): Promise<void> {
	await catchUp(context.database, context.now(), maxBatches);
	await runDueJobs(context, steps);
}
