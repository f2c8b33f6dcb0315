import { asc, eq, sql } from 'drizzle-orm';
import { CognitoUnavailable } from '../auth/http-client.ts';
import { deleteOwnPoolUser } from '../auth/pool-users.ts';
import { identities } from '../database/schema.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { recordActivity } from '../users/activity.ts';
import { requireRecentSignIn } from '../users/recent-sign-in.ts';
import type { AccountContext } from './account-context.ts';
import { cognitoNotAnswering, lastSignInMethod, signInMethodNotFound } from './errors.ts';
import { detachIdentity, recordUnlinked } from './sign-in-methods.ts';

/**
 * Takes a way to sign in from the viewer, who has others. Cognito deletes the user of the pool at
 * once if this session was begun with it, because only then there is a token of it.
 */
export async function removeSignInMethod(
	context: AccountContext,
	provider: string
): Promise<Result<null>> {
	const { config, database, now, log, place } = context;
	const recent = await requireRecentSignIn(context);
	if (recent.kind === 'error') return recent;
	const userId = recent.value.id;
	const found = await database
		.select({ sub: identities.sub, issuer: identities.issuer, provider: identities.provider })
		.from(identities)
		.where(eq(identities.userId, userId))
		.orderBy(asc(identities.createdAt));
	const method = found.find((each) => each.provider === provider);
	if (!method) return signInMethodNotFound;
	if (found.length === 1) return lastSignInMethod;
	const { sub, issuer } = method;
	const deleted = await deleteIfCurrent(context, sub);
	if (typeof deleted !== 'boolean') return deleted;
	const at = now();
	const [, ended] = await database.batch([
		recordUnlinked(database, { userId, issuer, sub, actor: userId, provider }, at),
		...detachIdentity(database, { userId, issuer, sub, isDeletedInPool: deleted }, config, at),
		...recordActivity(database, userId, {
			kind: 'provider_removed',
			identityProvider: provider,
			...place,
			at
		}),
		enqueueMail(
			database,
			{
				kind: 'security_changed',
				key: crypto.randomUUID(),
				personId: userId,
				data: { ...place, at, change: 'provider_removed', provider }
			},
			at,
			sql`TRUE`
		)
	]);
	for (const { id } of ended) context.forgetSession(id);
	log('identity_unlinked', { user: userId, provider });
	return ok(null);
}

/** @returns whether the user of the pool is deleted; an error while Cognito does not answer */
async function deleteIfCurrent(context: AccountContext, sub: string): Promise<boolean | Err> {
	const identity = await context.identity();
	const token = context.accessToken();
	if (identity.kind !== 'signed_in' || identity.sub !== sub || token === null) return false;
	try {
		return (await deleteOwnPoolUser(context, token)) === 'deleted';
	} catch (error) {
		if (!(error instanceof CognitoUnavailable)) throw error;
		context.log('pool_user_kept', { reason: error.message });
		return cognitoNotAnswering;
	}
}
