import { eq, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { endOtherSessions } from '../auth/session/session-store.ts';
import type { UserApi } from '../auth/user-api/user-api.ts';
import { isDatabaseDown } from '../database/errors.ts';
import { users } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { enqueueMail } from '../mail/outbox.ts';
import type { MailData } from '../mail/kinds.ts';
import { recordActivity } from '../users/activity.ts';
import type { ActivityKind } from '../users/activity.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { sessionIdOf } from '../users/identity.ts';
import { requireRecentSignIn } from '../users/recent-sign-in.ts';
import type { Viewer } from '../users/viewer.ts';
import type { AccountContext } from './context.ts';
import { accountUnavailable, changedButUnfinished, managedByProvider } from './errors.ts';

/** The person who makes a sensitive change, and their account at Cognito. */
export interface Actor {
	viewer: Viewer;
	api: UserApi;
}

/**
 * The person and their account, for a change of how they sign in: an error for people whose sign-in
 * is not recent, and for those who sign in with a provider.
 */
export async function requireActor(context: AccountContext): Promise<Result<Actor>> {
	const recent = await requireRecentSignIn(context);
	return recent.kind === 'error' ? recent : toActor(context, recent.value);
}

/** The person and their account, for a change that needs no recent sign-in. */
export async function requireOwnAccount(context: AccountContext): Promise<Result<Actor>> {
	const viewer = await actingViewer(context);
	return viewer ? toActor(context, viewer) : notSignedIn;
}

function toActor(context: AccountContext, viewer: Viewer): Result<Actor> {
	if (viewer.identityProvider !== 'Cognito') return managedByProvider(viewer.identityProvider);
	const api = context.userApi();
	return api ? ok({ viewer, api }) : accountUnavailable;
}

/** How many other sessions a change has ended. */
export interface Changed {
	ended: number;
}

interface Change {
	kind: ActivityKind;
	mail: MailData<'security_changed'>['change'] | null;
	/** Whether to end the person's other sessions (OWASP ASVS 7.4.3). */
	endsOthers: boolean;
	statements?: readonly BatchItem<'sqlite'>[];
}

/**
 * Notes a change that was made, tells the person by mail, and ends their other sessions: one batch.
 * Its failure does not undo the change, and says so.
 */
export async function finishChange(
	context: AccountContext,
	viewer: Viewer,
	{ kind, mail, endsOthers, statements = [] }: Change
): Promise<Result<Changed>> {
	const { database, forgetSession, identity, log, now, place } = context;
	const at = now();
	const sessionId = sessionIdOf(await identity()) ?? '';
	const { id: personId, identityProvider } = viewer;
	const others = endOtherSessions(database, personId, endsOthers ? sessionId : null, at);
	const noted = recordActivity(database, personId, { kind, identityProvider, ...place, at });
	const letters = mail ? [mailAbout(context, personId, mail)] : [];
	try {
		const [ended] = await database.batch([others, ...noted, ...letters, ...statements]);
		for (const { id } of ended) forgetSession(id);
		// This session shows what has changed at once.
		forgetSession(sessionId);
		log('account_changed', { user: personId, reason: kind, count: ended.length });
		return ok({ ended: ended.length });
	} catch (error) {
		if (!isDatabaseDown(error)) throw error;
		log('account_changed', { user: personId, reason: kind, said: 'database_unavailable' });
		return changedButUnfinished;
	}
}

function mailAbout(
	{ database, now, place }: AccountContext,
	personId: string,
	change: MailData<'security_changed'>['change']
) {
	const data = { at: now(), change, ...place };
	const mail = { kind: 'security_changed', key: crypto.randomUUID(), personId, data } as const;
	return enqueueMail(database, mail, now(), sql`TRUE`);
}

/** Which row belongs to somebody. */
export const isOf = (viewer: Viewer) => eq(users.id, viewer.id);
