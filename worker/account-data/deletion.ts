import { eq } from 'drizzle-orm';
import { base64url } from 'jose';
import { sha256 } from '../auth/secrets.ts';
import type { Database } from '../database/client.ts';
import { describeError } from '../database/errors.ts';
import { accountDeletions } from '../database/schema.ts';
import { invalid } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { requireRecentLeaver } from '../users/recent-sign-in.ts';
import type { AccountContext } from './account-context.ts';
import { deleteAccount } from './delete-account.ts';
import { beginDeletion } from './deletion-request.ts';
import { sealToken } from './sealed-token.ts';

/** Milliseconds after which the cron takes a deletion that this request could not carry out. */
const retryAfterMs = 60_000;

const mustSayRemove = invalid({
	remove: 'Please tick the box: what you own is removed with your account.'
});

/**
 * Begins the deletion of the viewer's account, and ends all their sessions. The rest continues after
 * the response: Cognito's part, then ours. What fails, a job tries again.
 */
export async function requestDeletion(
	context: AccountContext,
	input: Record<string, string>
): Promise<Result<null>> {
	const { database, now, log, box } = context;
	const recent = await requireRecentLeaver(context);
	if (recent.kind === 'error') return recent;
	const viewer = recent.value;
	if (input['remove'] !== 'yes') return mustSayRemove;
	const identity = await context.identity();
	const sub = identity.kind === 'signed_in' ? identity.sub : '';
	const token = context.accessToken();
	const accessToken =
		token === null ? null : await sealToken(box, viewer.id, { sub, accessToken: token });
	const at = now();
	const [ended] = await database.batch(
		beginDeletion(database, {
			userId: viewer.id,
			by: 'person',
			accessToken,
			statusHash: null,
			now: at,
			dueAt: at + retryAfterMs
		})
	);
	for (const { id } of ended) context.forgetSession(id);
	log('account_deletion_requested', { user: viewer.id });
	context.waitUntil(deleteNow(context, viewer.id));
	return ok(null);
}

/** The job is there already, and does what this leaves. */
const deleteNow = (context: AccountContext, userId: string) =>
	deleteAccount(context, userId, 0).catch((error: unknown) =>
		context.log('account_deletion_delayed', { user: userId, reason: describeError(error) })
	);

/** What became of a deletion that Facebook asked for. One that is long over is not known any more. */
export async function deletionState(
	database: Database,
	code: string
): Promise<'under_way' | 'done'> {
	const statusHash = base64url.encode(await sha256(code));
	const [row] = await database
		.select({ completedAt: accountDeletions.completedAt })
		.from(accountDeletions)
		.where(eq(accountDeletions.statusHash, statusHash));
	return row?.completedAt === null ? 'under_way' : 'done';
}
