import { deleteAccount } from '../account-data/delete-account.ts';
import { handOver } from '../account-data/hand-over.ts';
import type { AccountJobContext } from '../account-data/job-context.ts';
import { deletePoolUsers } from '../account-data/pool-leftovers.ts';
import { deleteBusiness } from '../businesses/deletion.ts';
import { mergeCategoryStep } from '../categories/merge-step.ts';
import { flushPurges } from '../cache/flush-purges.ts';
import type { PurgeContext } from '../cache/flush-purges.ts';
import { alignEventsStep } from '../events/align.ts';
import { moveParticipants } from '../events/move-participants.ts';
import { promoteWaiting } from '../joining/promote-waiting.ts';
import { catchUp } from '../listing/catch-up.ts';
import { sweepPostings } from '../listing/sweep.ts';
import { expandAnnouncement } from '../mail/announce.ts';
import { sendDueMail } from '../mail/send-due.ts';
import type { MailContext } from '../mail/send-due.ts';
import { sealLog } from '../audit/seal-log.ts';
import { alignPerson } from '../people/align-person.ts';
import { deletePicture, sweepPictures } from '../pictures/delete-files.ts';
import { tellModerators } from '../review/tell-moderators.ts';
import { remindSavers } from '../saved/remind.ts';
import { indexNames } from './index-names.ts';
import { normalizeTexts } from './normalize-texts.ts';
import { runDueJobs } from './run.ts';
import type { JobSteps } from './run.ts';

const steps: JobSteps<AccountJobContext> = {
	'align-events': alignEventsStep,
	'align-person': alignPerson,
	'delete-account': deleteAccount,
	'delete-business': deleteBusiness,
	'expand-announcement': expandAnnouncement,
	'delete-picture': deletePicture,
	'delete-pool-users': deletePoolUsers,
	'hand-over': handOver,
	'index-names': indexNames,
	'merge-category': mergeCategoryStep,
	'move-participants': moveParticipants,
	'sweep-pictures': sweepPictures,
	'normalize-texts': normalizeTexts,
	'promote-waiting': promoteWaiting,
	'remind-savers': remindSavers,
	'sweep-postings': sweepPostings,
	'tell-moderators': tellModerators
};

/** Batches of events and businesses that are listed in one run. */
const maxBatches = 20;

/** The cron in wrangler.toml that runs this. */
export const everyMinute = '* * * * *';

/** Calls that the cache allows in a minute. */
const maxPurges = 5;

/**
 * What the cron does each minute: jobs, lists that are behind, pages to purge, mail, and the seals of
 * the audit log.
 *
 * @throws the first error, once everything has ended
 */
export async function runEveryMinute(
	context: AccountJobContext & MailContext & PurgeContext
): Promise<void> {
	const parts = await Promise.allSettled([
		flushPurges(context, maxPurges),
		catchUp(context.database, context.now(), maxBatches).then(() => runDueJobs(context, steps)),
		sendDueMail(context),
		sealLog(context)
	]);
	const failed = parts.find(({ status }) => status === 'rejected');
	if (failed?.status === 'rejected') throw failed.reason;
}
