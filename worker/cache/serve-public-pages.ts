import type { Context, Next } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeError } from '../database/errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { isRedirect } from '../http/redirects.ts';
import { matchesEtag } from '../http/etag.ts';
import type { Log } from '../observability/log.ts';
import { nothingNear } from '../places/guess-place.ts';
import { bypassed, cacheStatusOf } from './cache-status.ts';
import { keyInLanguage } from './language-in-key.ts';
import { isPublicPath, keyOfPage } from './page-key.ts';
import type { PublicPages } from './public-pages.ts';
import { getAcquainted, streamToViewer } from './serve-to-viewer.ts';
import type { Acquaintance, ViewerPages } from './serve-to-viewer.ts';

interface Dependencies {
	origin: string;
	publicPages: PublicPages;
	viewerPages: ViewerPages;
	/** Finds the page that a visitor of the home page sees instead. */
	guessPage: (c: Context<AppEnv>) => Promise<Response | null>;
	log: Log;
}

/** Notes under which key everyone may read what a request asks for. */
export const notePageKey = createMiddleware<AppEnv>((c, next) => {
	const { method, path } = c.req;
	const isPublic = (method === 'GET' || method === 'HEAD') && isPublicPath(path);
	c.set('pageKey', isPublic ? keyOfPage(new URL(c.req.url)) : null);
	return next();
});

/** Browsers ask each time: a page of the same address may be another one after signing in. */
const forBrowsers = 'private, no-cache';

/**
 * Serves public pages, and what the API tells everyone, from the cache, unless the sender has just
 * written something. The cache gets the key and nothing else of the request. What it does not have,
 * such as pages that do not exist, and everything while it fails, is made for the request.
 */
export const servePublicPages = (dependencies: Dependencies) =>
	createMiddleware<AppEnv>(async (c, next) => {
		const pageKey = c.get('pageKey');
		if (pageKey === null) return next();
		const isAnonymous = c.get('authentication').known()?.kind === 'anonymous';
		const isShared = asksForShared(c) && (isAnonymous || canBeStreamed(c));
		const asksForViewer = isShared && !isAnonymous && c.req.raw.method === 'GET';
		const acquaintance = asksForViewer ? getAcquainted(c, dependencies) : null;
		const guessed = await dependencies.guessPage(c);
		if (!isShared) {
			await guessed?.body?.cancel();
			return bypass(c, next);
		}
		const language = c.get('language');
		const suggested = c.get('suggestedLanguage');
		const key = keyInLanguage(pageKey, { language, suggested });
		const cached = guessed ?? (await read(dependencies, key));
		if (!cached) return bypass(c, next);
		if (cached.status === 200) {
			return isAnonymous || !isHtml(cached)
				? forBrowser(cached, c.req.header('if-none-match'))
				: forViewer(c, dependencies, cached, acquaintance);
		}
		if (isAnonymous && isRedirect(cached.status)) return redirectTo(cached);
		// A replica might still have the page whose absence the primary has just told.
		c.set('content', c.get('database'));
		await next();
		c.res.headers.set('cache-status', cacheStatusOf(cached));
	});

async function bypass(c: Context<AppEnv>, next: Next): Promise<void> {
	await next();
	c.res.headers.set('cache-status', bypassed);
}

/** The cookie of web/lib/flash.ts: what was just done is told on the page of the thing. */
const flash = /(?:^|;\s*)(?:__Http-|popmap_)flash=/;

/** Whether the sender has written nothing just now, and shows no token. */
const asksForShared = (c: Context<AppEnv>): boolean =>
	c.get('bookmark') === null &&
	c.req.header('authorization') === undefined &&
	!flash.test(c.req.header('cookie') ?? '');

/** The API tells people about themselves, and the head of a page cannot bring a new cookie. */
const canBeStreamed = (c: Context<AppEnv>): boolean =>
	!c.get('authentication').isRenewalDue && !c.req.path.startsWith('/api/');

const isHtml = ({ headers }: Response): boolean =>
	headers.get('content-type')?.startsWith('text/html') === true;

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

function headersOf(cached: Response, cacheControl: string): Headers {
	const headers = new Headers(cached.headers);
	for (const name of internalHeaders) headers.delete(name);
	headers.set('cache-control', cacheControl);
	headers.set('cache-status', cacheStatusOf(cached));
	return headers;
}

async function forViewer(
	c: Context<AppEnv>,
	dependencies: Dependencies,
	cached: Response,
	acquaintance: Promise<Acquaintance> | null
): Promise<Response> {
	const headers = headersOf(cached, 'private, no-store');
	headers.delete('etag');
	if (!acquaintance) return new Response(null, { headers });
	const html = await cached.text();
	return new Response(streamToViewer(c, dependencies, html, acquaintance), { headers });
}

function forBrowser(cached: Response, ifNoneMatch: string | undefined): Response {
	const headers = headersOf(cached, forBrowsers);
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
