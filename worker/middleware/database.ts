import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { parseBookmark } from '../database/bookmark.ts';
import type { OpenConnections } from '../database/connections.ts';
import type { AppEnv } from '../http/app-env.ts';
import { isSafe } from '../http/safe-methods.ts';
import { siteCookie } from '../http/site-cookie.ts';
import { knownIdentityOf } from '../http/viewer.ts';
import { sessionIdOf } from '../users/identity.ts';

/** Seconds for which people read what they have just written. Replicas are behind for less. */
const bookmarkSeconds = 60;

/**
 * Opens the database for each request. Whoever writes gets a bookmark in a cookie, with which
 * replicas answer the next requests only when they know that write.
 *
 * Replicas are for reads of what everyone may see. Everything else asks the primary: what a person
 * may see or do is decided there. So does a program with a token, which keeps no cookies.
 *
 * @param origin the site's own origin
 */
export function provideDatabase(origin: string, openConnections: OpenConnections) {
	const { name, attributes } = siteCookie(origin, 'bookmark');
	return createMiddleware<AppEnv>(async (c, next) => {
		const bookmark = parseBookmark(getCookie(c, name));
		const { primary, nearest, trips } = openConnections(bookmark);
		const isPublic = c.get('pageKey') !== null && c.req.header('authorization') === undefined;
		c.set('bookmark', bookmark);
		c.set('database', primary);
		c.set('content', isPublic ? nearest : primary);
		c.set('trips', trips);
		await next();
		if (isSafe(c.req.method) || c.res.status >= 400 || trips.bookmark === null) return;
		// A Bearer token has no session, and its programs keep no cookies.
		if (sessionIdOf(knownIdentityOf(c)) === null) return;
		setCookie(c, name, trips.bookmark, { ...attributes, maxAge: bookmarkSeconds });
	});
}
