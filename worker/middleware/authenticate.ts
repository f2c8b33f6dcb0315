import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { isSafe } from '../http/safe-methods.ts';
import { identityOf, identitySoon } from '../http/viewer.ts';
import type { Authentication } from '../users/identity.ts';

interface AuthenticatedRequest {
	authentication: Authentication;
	finish: (c: Context) => void;
	accessToken: () => string | null;
}

/**
 * Authenticates each request. A safe request's identity is resolved before its handler runs; a
 * write's when it is requested, so that its session is read together with the write's queries. A
 * page waits a second at most: signed-in pages ask again. Public pages ask themselves, because most of
 * them can be sent before the viewer is known.
 *
 * @param readUnread how many notifications the sender has not read, in the round trip of the session
 */
export const authenticateRequests = (
	authenticate: (c: Context<AppEnv>) => Promise<AuthenticatedRequest>,
	readUnread: (c: Context<AppEnv>) => Promise<number>
) =>
	createMiddleware<AppEnv>(async (c, next) => {
		const startedAt = performance.now();
		const { authentication, finish, accessToken } = await authenticate(c);
		c.set('authentication', authentication);
		c.set('accessToken', accessToken);
		const isPublicPage = c.get('pageKey') !== null && !isApi(c);
		if (isSafe(c.req.method) && !isPublicPage) {
			if (!isApi(c)) c.set('unread', readUnread(c));
			await (isApi(c) ? identityOf(c) : identitySoon(c));
		}
		const timing = `session;dur=${(performance.now() - startedAt).toFixed(1)}`;
		await next();
		const isSignedIn = authentication.known()?.kind === 'signed_in';
		if (isSignedIn && !isPublicPage) c.set('serverTiming', timing);
		finish(c);
	});

const isApi = (c: Context<AppEnv>) => c.req.path.startsWith('/api/');
