import type { Auth } from '../auth.ts';
import { verifyAccessToken } from '../tokens/access-token.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';
import type { OpenedCookie } from './session-cache.ts';

type Dependencies = Pick<Auth, 'config' | 'cookie' | 'keys' | 'sessionCache'>;

/**
 * Decrypts a session cookie and verifies the access token in it, from the cache if possible. D1 is
 * not asked.
 *
 * @returns null when the cookie was not sealed by this site
 * @throws {CognitoUnavailable} when the pool's keys cannot be fetched
 */
export async function openCookie(auth: Dependencies, value: string): Promise<OpenedCookie | null> {
	const cached = auth.sessionCache.cookie(value);
	if (cached) return cached;
	const content = await auth.cookie.open(value);
	if (!content) return null;
	const { oldKey, ...tokens } = content;
	const claims = await verifyOrNull(auth, tokens.accessToken);
	const opened = { value, tokens, oldKey, claims };
	auth.sessionCache.rememberCookie(opened);
	return opened;
}

async function verifyOrNull(
	{ config, keys }: Dependencies,
	accessToken: string
): Promise<AccessClaims | null> {
	try {
		return await verifyAccessToken(accessToken, keys.findKey, config.cognito);
	} catch (error) {
		if (error instanceof TokenRejected) return null;
		throw error;
	}
}
