import type { Context } from 'hono';
import { describeError, isDatabaseDown } from '../../database/errors.ts';
import { exchangeCode, revokeToken } from '../cognito.ts';
import type { AuthEnv } from '../auth-env.ts';
import { CognitoUnavailable } from '../http-client.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';
import { placeOf } from '../user-agent.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import type { SignInAuth } from './sign-in-auth.ts';
import type { SignInFailure } from './sign-in-failure.ts';
import type { SignInHost } from './sign-in-host.ts';
import { refusal, verifyIssuedTokens } from './sign-in.ts';

/**
 * Completes the adding of a way to sign in: the person has now signed in with both in this browser.
 * The session stays the one that they had.
 *
 * @returns why it failed; null when both lead to the same account
 */
export async function completeLink(
	auth: SignInAuth,
	host: SignInHost,
	c: Context<AuthEnv>,
	code: string,
	pending: PendingSignIn
): Promise<SignInFailure | null> {
	try {
		const { authentication } = await host.authenticate(c);
		const issued = await exchangeCode(auth, code, pending.verifier);
		if ('refused' in issued) return refusal(issued.refused);
		// Nothing is done with these tokens, so nobody else may do anything with them either.
		auth.waitUntil(revokeToken(auth, issued.refreshToken).catch(() => undefined));
		const { person } = await verifyIssuedTokens(auth, issued, pending);
		const sender = await authentication.identity();
		if (sender.kind !== 'signed_in' || sender.viewer.id !== pending.links) {
			return { reason: 'another_person' };
		}
		return await host.linkIdentity(c, {
			userId: sender.viewer.id,
			sessionId: sender.sessionId,
			person: { issuer: auth.config.cognito.issuer, ...person },
			...placeOf(c.req.raw.headers)
		});
	} catch (error) {
		if (error instanceof CognitoUnavailable) {
			return { reason: 'cognito_unavailable', detail: error.message };
		}
		if (error instanceof TokenRejected) return { reason: 'token_rejected', detail: error.message };
		if (!isDatabaseDown(error)) throw error;
		return { reason: 'database_unavailable', detail: describeError(error) };
	}
}
