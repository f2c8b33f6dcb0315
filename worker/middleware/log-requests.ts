import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { isSafe } from '../http/safe-methods.ts';
import type { Log } from '../observability/log.ts';
import type { Span } from '../observability/span.ts';

/**
 * Logs each request when its response begins: whether the page came from the cache, how often D1 was
 * asked, and where it answered. A page from the cache runs no other code that could say so.
 */
export const logRequests = (log: Log) =>
	createMiddleware<AppEnv>(async (c, next) => {
		const startedAt = performance.now();
		const { cf } = c.req.raw;
		await next();
		// Not set for a request that was rejected before its database was opened.
		const trips: AppEnv['Variables']['trips'] | undefined = c.get('trips');
		log('request', {
			method: c.req.method,
			route: routeOf(c.req.path),
			status: c.res.status,
			cache: cacheOutcomeOf(c.res.headers.get('cache-status')),
			d1_trips: trips?.count ?? 0,
			d1_served_by: trips?.servedBy.join(', ') || null,
			colo: typeof cf?.['colo'] === 'string' ? cf['colo'] : null,
			ms: Math.round(performance.now() - startedAt)
		});
	});

/** Spans around signing in and around writes. */
export const traceRequests = (span: Span) =>
	createMiddleware<AppEnv>((c, next) => {
		const name = spanOf(c);
		if (name === null) return next();
		return span(name, { method: c.req.method, route: routeOf(c.req.path) }, next);
	});

const spanOf = ({ req }: Context): string | null => {
	if (req.path === '/callback' || req.path === '/auth/login') return 'sign_in';
	return isSafe(req.method) ? null : 'write';
};

/** Parts of a path that say what is requested. Others name a thing, or are somebody's secret. */
const namedParts = new Set([
	...['api', 'auth', 'account', 'businesses', 'events', 'categories', 'review', 'people', 'in'],
	...['login', 'me', 'sessions', 'mine', 'map', 'join', 'leave', 'verify', 'approve', 'reject'],
	...['cancel', 'edit', 'delete', 'new', 'calendar.ics']
]);

/** A path without slugs, ids and tokens, such as `/events/*`. */
function routeOf(path: string): string {
	const parts = path.split('/').slice(1, 5);
	const shown = parts.map((part, index) => {
		if (index > 0) return namedParts.has(part) ? part : '*';
		// An encoded slash would hide the next part in this one.
		return /^[^%]{0,20}/.exec(part)?.[0];
	});
	return `/${shown.join('/')}`;
}

/** `popmap; hit` and `popmap; fwd=uri-miss` say `hit` and `uri-miss`. */
const cacheOutcomeOf = (status: string | null): string | null =>
	status?.replace(/^popmap; (?:fwd=)?/, '') ?? null;
