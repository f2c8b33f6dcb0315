import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { isSafe } from '../http/safe-methods.ts';

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Leads from another name of this machine to the site's own: a browser keeps cookies for each, so
 * that a sign-in begun at 127.0.0.1 could not end at localhost. Other hosts are left alone, because
 * behind a proxy the Host header may differ from the address in the browser.
 *
 * @param origin the site's own origin
 */
export function redirectLoopbackAlias(origin: string) {
	const own = new URL(origin);
	const isLocal = loopback.test(own.hostname);
	return createMiddleware<AppEnv>((c, next) => {
		if (isLocal && isSafe(c.req.method) && !c.req.path.startsWith('/api/')) {
			const { hostname, pathname, search } = new URL(c.req.url);
			const isAlias = hostname !== own.hostname && loopback.test(hostname);
			if (isAlias) return Promise.resolve(c.redirect(origin + pathname + search, 307));
		}
		return next();
	});
}
