import type { Context } from 'hono';
import { describeError } from '../../database/errors.ts';
import type { Auth } from '../auth.ts';
import { revokeToken } from '../cognito.ts';
import type { AuthEnv } from '../dependencies.ts';
import { openRefreshedTokens } from './refreshed-tokens.ts';
import { endSession } from './session-store.ts';
import type { EndedBecause } from './session-store.ts';

/**
 * Ends the session of this request's cookie: its row, so that no copy of the cookie works, and its
 * tokens at Cognito. If D1 or Cognito cannot be reached, the other part still happens and the
 * failure is logged.
 *
 * @returns the id of the session that ended; null when there was none
 */
export async function signOut(
	auth: Auth,
	c: Context<AuthEnv>,
	endedBecause: EndedBecause
): Promise<string | null> {
	const value = auth.cookie.read(c);
	const tokens = value === null ? null : await auth.cookie.open(value);
	if (!tokens) return null;
	const { sessionId, refreshToken } = tokens;
	const logFailure = (error: unknown) =>
		auth.log('sign_out_incomplete', { session: sessionId, reason: describeError(error) });
	await Promise.all([
		endRow(auth, c, sessionId, endedBecause).catch(logFailure),
		revokeToken(auth, refreshToken).catch(logFailure)
	]);
	return sessionId;
}

/** Also revokes tokens that were refreshed for this session and not delivered to this browser yet. */
async function endRow(auth: Auth, c: Context<AuthEnv>, id: string, endedBecause: EndedBecause) {
	const { box, now, sessionCache } = auth;
	const sealed = await endSession(c.var.database, id, endedBecause, now())
		// After the attempt, because another request may have read the row during it.
		.finally(() => sessionCache.forgetSession(id));
	const refreshed = await openRefreshedTokens(box, id, sealed);
	if (refreshed) await revokeToken(auth, refreshed.tokens.refreshToken);
}
