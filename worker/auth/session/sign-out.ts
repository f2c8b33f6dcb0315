import type { Context } from 'hono';
import { describeError } from '../../database/errors.ts';
import { revokeToken } from '../cognito.ts';
import type { AuthEnv } from '../auth-env.ts';
import type { SignInAuth } from '../sign-in/sign-in-auth.ts';
import { openRefreshedTokens } from './refreshed-tokens.ts';
import { endSession } from './session-store.ts';
import type { EndedBecause } from './session-store.ts';

/**
 * Ends the session of this request's cookie: its row, so that no copy of the cookie works, and its
 * tokens at Cognito. If D1 or Cognito cannot be reached, the other part still happens and the
 * failure is logged. A session that has already ended costs no call to Cognito and no write.
 *
 * @returns the id of the cookie's session; null when there was none
 */
export async function signOut(
	auth: SignInAuth,
	c: Context<AuthEnv>,
	endedBecause: EndedBecause
): Promise<string | null> {
	const value = auth.cookie.read(c);
	const tokens = value === null ? null : await auth.cookie.open(value);
	if (!tokens) return null;
	const { sessionId, refreshToken } = tokens;
	const logFailure = (error: unknown) =>
		auth.log('sign_out_incomplete', { session: sessionId, reason: describeError(error) });
	// A row that cannot be asked may be open, so the tokens are revoked in any case.
	const ended = await endRow(auth, c, sessionId, endedBecause).catch((error: unknown) => {
		logFailure(error);
		return { refreshedTokens: null };
	});
	if (!ended) return sessionId;
	// The row may carry tokens that this browser has not received yet.
	const refreshed = await openRefreshedTokens(auth.box, sessionId, ended.refreshedTokens);
	const revocable = new Set([refreshToken, refreshed?.tokens.refreshToken ?? refreshToken]);
	await Promise.all([...revocable].map((token) => revokeToken(auth, token).catch(logFailure)));
	return sessionId;
}

const endRow = (
	{ now, sessionCache }: SignInAuth,
	c: Context<AuthEnv>,
	id: string,
	endedBecause: EndedBecause
) =>
	endSession(c.get('database'), id, endedBecause, now())
		// After the attempt, because another request may have read the row during it.
		.finally(() => sessionCache.forgetSession(id));
