import type { Context } from 'hono';
import { sessionUnavailable } from '../../http/session-unavailable.ts';
import { isRecent } from '../../users/sign-in-age.ts';
import type { AuthEnv } from '../auth-env.ts';
import { revokeToken } from '../cognito.ts';
import type { SocialProvider } from '../sign-in-config.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import type { SignInAuth } from './sign-in-auth.ts';
import type { SignInFailure } from './sign-in-failure.ts';
import type { SignInHost } from './sign-in-host.ts';

/** The subject of whom to ask to prove once more who they are, with their own provider. */
export interface Confirmation {
	confirms: string;
	provider: SocialProvider | null;
}

/**
 * Who confirms at `/auth/login?confirm=1`; null for anonymous visitors, who just sign in.
 *
 * @throws {HttpError} 503 while their session cannot be looked up
 */
export async function readConfirmation(
	{ config }: SignInAuth,
	{ authenticate }: SignInHost,
	c: Context<AuthEnv>
): Promise<Confirmation | null> {
	const { authentication } = await authenticate(c);
	const sender = await authentication.identity();
	if (sender.kind === 'unavailable') throw sessionUnavailable(sender.retryAfter);
	if (sender.kind === 'anonymous') return null;
	const { identityProvider } = sender.viewer;
	const provider = config.cognito.providers.find((name) => name === identityProvider) ?? null;
	return { confirms: sender.sub, provider };
}

/**
 * Checks that a confirmation is one: of the same person, who was really asked again. `prompt=login`
 * is a request that a provider may ignore, so the verified token decides (OWASP ASVS 6.8.4).
 *
 * @returns why it is none; its tokens are revoked then, and the session stays as it was
 */
export async function refuseConfirmation(
	auth: SignInAuth,
	{ confirms }: PendingSignIn,
	claims: AccessClaims,
	refreshToken: string
): Promise<SignInFailure | null> {
	if (confirms === null) return null;
	const isSame = claims.sub === confirms;
	if (isSame && isRecent(claims.authenticatedAt, auth.now())) return null;
	await revokeToken(auth, refreshToken);
	return { reason: isSame ? 'not_asked_again' : 'another_person' };
}
