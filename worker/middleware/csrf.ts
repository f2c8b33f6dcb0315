import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { bearerToken } from '../http/bearer-token.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import { isMachinePath } from '../http/machine-paths.ts';
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
 * Sec-Fetch-Site, older ones in Origin, and text browsers in Referer alone; a write without any of
 * them is rejected too. https://www.w3.org/TR/fetch-metadata/
 *
 * Other sites cannot add what browsers do not send by themselves, so on the API there is nothing to
 * protect in a request with a Bearer token, nor in one without cookies.
 *
 * Nor is there in what other machines send: a token in the path is their only authority.
 *
 * @param origin the site's own origin
 */
export const csrf = (origin: string) =>
	createMiddleware<AppEnv>((c, next) => {
		const { method, path, raw } = c.req;
		const isProtected =
			!isSafe(method) &&
			!isMachinePath(path) &&
			!(path.startsWith('/api/') && hasNoAuthority(raw.headers));
		if (isProtected && !isSameOrigin(raw.headers, origin)) throw crossSite;
		return next();
	});

const hasNoAuthority = (headers: Headers): boolean =>
	!headers.has('cookie') || bearerToken(headers.get('authorization') ?? undefined) !== null;

function isSameOrigin(headers: Headers, origin: string): boolean {
	const fetchSite = headers.get('sec-fetch-site');
	const sentOrigin = headers.get('origin');
	if (fetchSite !== null && fetchSite !== 'same-origin') return false;
	// With the referrer policy `no-referrer`, browsers send this origin from our own pages too.
	if (sentOrigin === 'null' && fetchSite === 'same-origin') return true;
	if (sentOrigin !== null) return sentOrigin === origin;
	return fetchSite === 'same-origin' || originOf(headers.get('referer')) === origin;
}

const originOf = (url: string | null): string | null =>
	url !== null && URL.canParse(url) ? new URL(url).origin : null;
