import { bearerToken } from '../http/bearer-token.ts';
import { authenticateApiToken } from './api-tokens/authenticate.ts';
import { isApiToken } from './api-tokens/token.ts';
import type { Auth } from './auth.ts';
import type { AuthenticatedRequest } from './authenticated-request.ts';
import type { AuthContext } from './auth-env.ts';
import { authenticateCookie } from './session/authenticate.ts';
import { authenticateBearer } from './tokens/bearer.ts';

/**
 * Authenticates a request without asking D1. On the API a Bearer token takes precedence over the
 * cookie; pages accept the cookie only.
 *
 * @throws {HttpError} 401 for an invalid Bearer token; 503 when it cannot be verified now
 */
export async function authenticate(auth: Auth, c: AuthContext): Promise<AuthenticatedRequest> {
	const token = c.req.path.startsWith('/api/') ? bearerToken(c.req.header('authorization')) : null;
	if (token !== null) {
		const authentication = isApiToken(token)
			? authenticateApiToken(auth, token, c.get('database'))
			: await authenticateBearer(auth, token, c.get('database'));
		return { authentication, finish: () => undefined, accessToken: () => null };
	}
	const { authentication, cookieChange, accessToken } = await authenticateCookie(auth, c);
	return {
		authentication,
		accessToken,
		finish(c) {
			const change = cookieChange();
			if (change === 'keep') return;
			auth.cookie.apply(c, change);
			// No cache may store a session cookie, nor the response that clears one.
			c.res.headers.set('cache-control', 'private, no-store');
		}
	};
}
