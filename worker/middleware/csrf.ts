import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { bearerToken } from '../http/bearer-token.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import { isSafe } from '../http/safe-methods.ts';

const crossSite = new HttpError({
	status: 403,
	code: 'cross_site',
	title: 'This request came from another site',
	message: 'To keep your account safe, Popmap accepts changes from its own pages only.',
	actions: [goHome]
});

/**
 * Rejects writes that another site makes a browser send. Browsers name the source of a request in
 * Sec-Fetch-Site, older ones in Origin; a write without either is rejected too. Browsers never send
 * a Bearer token by themselves, so such requests are exempt.
 * https://www.w3.org/TR/fetch-metadata/
 *
 * @param origin the site's own origin
 */
export const csrf = (origin: string) =>
	createMiddleware<AppEnv>((c, next) => {
		const hasToken =
			c.req.path.startsWith('/api/') && bearerToken(c.req.header('authorization')) !== null;
		if (!isSafe(c.req.method) && !hasToken && !isSameOrigin(c.req.raw.headers, origin)) {
			throw crossSite;
		}
		return next();
	});

function isSameOrigin(headers: Headers, origin: string): boolean {
	const fetchSite = headers.get('sec-fetch-site');
	const sentOrigin = headers.get('origin');
	if (fetchSite !== null && fetchSite !== 'same-origin') return false;
	if (sentOrigin !== null) return sentOrigin === origin;
	return fetchSite === 'same-origin';
}
