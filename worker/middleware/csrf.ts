import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { bearerToken } from '../auth/tokens/bearer.ts';
import { HttpError } from '../http/http-error.ts';
import { goHome } from '../http/problem.ts';
import { isSafe } from '../http/safe-methods.ts';

/**
 * Stops requests that another site makes a browser send. Browsers say where a request comes from
 * in Sec-Fetch-Site, older ones in Origin; a write that says neither did not come from our pages.
 * A Bearer token is sent by programs, never by a browser of its own accord, so it needs no guard.
 * https://www.w3.org/TR/fetch-metadata/
 */
export function refuseCrossSiteWrites(origin: string) {
	return function refuseCrossSiteWrites(c: Context<AppEnv>): void {
		if (isSafe(c.req.method)) return;
		const byProgram =
			c.req.path.startsWith('/api/') && bearerToken(c.req.header('authorization')) !== null;
		if (!byProgram && !isOurs(c.req.raw.headers, origin)) throw fromElsewhere;
	};
}

const fromElsewhere = new HttpError({
	status: 403,
	code: 'cross_site',
	title: 'This request came from another site',
	message: 'To keep your account safe, Popmap accepts changes from its own pages only.',
	actions: [goHome]
});

function isOurs(headers: Headers, origin: string): boolean {
	const site = headers.get('sec-fetch-site');
	const from = headers.get('origin');
	if (site !== null && site !== 'same-origin') return false;
	if (from !== null) return from === origin;
	return site === 'same-origin';
}
