import type { Unavailable } from '../../users/identity.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import { cooldownMs } from './renewal-lease.ts';
import type { SessionTokens } from './session-tokens.ts';

export type RefreshResult =
	| { kind: 'refreshed'; tokens: SessionTokens; claims: AccessClaims }
	| { kind: 'ended' }
	/** Cognito refuses the cookie's refresh token, and nothing shows that it was the session's. */
	| { kind: 'unverified_holder' }
	/** A request whose access token is still valid continues with it. */
	| Unavailable;

/** @param retryAfter seconds; null for the usual cooldown */
export const refreshUnavailable = (retryAfter: number | null): Unavailable => ({
	kind: 'unavailable',
	retryAfter: retryAfter ?? Math.ceil(cooldownMs / 1000)
});
