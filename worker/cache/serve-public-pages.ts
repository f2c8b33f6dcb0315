import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeError } from '../database/errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { isRedirect } from '../http/redirects.ts';
import { knownIdentityOf } from '../http/viewer.ts';
import { matchesEtag } from '../http/etag.ts';
import type { Log } from '../observability/log.ts';
import { nothingNear } from '../places/guess-place.ts';
import { bypassed, cacheStatusOf } from './cache-status.ts';
import { keyOfPage } from './page-key.ts';
import type { PublicPages } from './public-pages.ts';

interface Dependencies {
	origin: string;
	publicPages: PublicPages;
	log: Log;
}

/** Browsers ask each time: a page of the same address may be another one after signing in. */
const forBrowsers = 'private, no-cache';

/**
 * Serves public pages, and what the API tells everyone, from the cache to anonymous visitors, unless
 * they have just written something. The cache gets the key and nothing else of the request. What it
 * does not have, such as pages that do not exist, and everything while it fails, is made for the
 * request.
 */
export function servePublicPages(dependencies: Dependencies) {
	return createMiddleware<AppEnv>(async (c, next) => {
		const { method } = c.req.raw;
		const isRead = method === 'GET' || method === 'HEAD';
		const key = isRead ? keyOfPage(new URL(c.req.url)) : null;
		if (key === null) return next();
		const cached = isForEveryone(c) ? await read(dependencies, key) : null;
		if (cached?.status === 200) return forBrowser(cached, c.req.header('if-none-match'));
		if (cached && isRedirect(cached.status)) return redirectTo(cached);
		// A replica might still have the page whose absence the primary has just told.
		if (cached) c.set('content', c.var.database);
		await next();
		c.res.headers.set('cache-status', cached ? cacheStatusOf(cached) : bypassed);
	});
}

/** A request that nobody in particular sends, and nobody who has just written. */
const isForEveryone = (c: Context<AppEnv>): boolean =>
	knownIdentityOf(c).kind === 'anonymous' &&
	c.req.header('authorization') === undefined &&
	c.var.bookmark === null;

async function read({ origin, publicPages, log }: Dependencies, key: string) {
	try {
		return await publicPages.get(key, origin + key);
	} catch (error) {
		log('page_cache_failed', { reason: describeError(error) });
		return null;
	}
}

/** Headers between the cache and this Worker. */
const internalHeaders = [
	...['cf-cache-status', 'cloudflare-cdn-cache-control', 'cache-tag', 'age'],
	nothingNear
];

function forBrowser(cached: Response, ifNoneMatch: string | undefined): Response {
	const headers = new Headers(cached.headers);
	for (const name of internalHeaders) headers.delete(name);
	headers.set('cache-control', forBrowsers);
	headers.set('cache-status', cacheStatusOf(cached));
	const etag = headers.get('etag');
	if (etag === null || !matchesEtag(ifNoneMatch, etag)) {
		return new Response(cached.body, { headers });
	}
	headers.delete('content-type');
	headers.delete('content-length');
	return new Response(null, { status: 304, headers });
}

const redirectTo = (cached: Response): Response =>
	new Response(null, {
		status: cached.status,
		headers: {
			location: cached.headers.get('location') ?? '/',
			'cache-status': cacheStatusOf(cached)
		}
	});
