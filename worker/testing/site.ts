import { env } from 'cloudflare:workers';
import { localPool } from '../../cognito/local-pool.ts';
import { createLocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import type { LocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import { Browser } from '../../test/browser/browser.ts';
import type { Send } from '../../test/browser/browser.ts';
import { walkThroughCognito } from '../../test/browser/sign-in.ts';
import type { AppDependencies } from '../app-context.ts';
import type { PageContext } from '../page-context.ts';
import { createApp } from '../app.ts';
import { LocalPages } from '../cache/local-pages.ts';
import { createPublicPageRenderer } from '../cache/render-public-page.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/client.ts';
import type { Database } from '../database/client.ts';
import { openConnections } from '../database/connections.ts';
import { testPictures } from './pictures.ts';
import type { LogFields } from '../observability/log.ts';
import { noSpan } from '../observability/span.ts';
import { notePending } from './pending-work.ts';
import { createShardReader } from '../places/shard-reader.ts';
import { readTestAsset, readTestTexts } from './static-files.ts';

interface Options {
	/** Settings that differ from tools/test-settings.ts. */
	settings?: Record<string, string | undefined>;
	/** Dependencies to replace, such as a database that fails. */
	dependencies?: Partial<AppDependencies> & { database?: Database };
	/** A Cognito shared with another site, as two isolates share one. */
	cognito?: LocalCognito;
	/** A site whose Cognito and clock this one shares, as another isolate with empty caches. */
	sharedWith?: { cognito: LocalCognito; clock: { now: number } };
	/** The initial time of the clock, in milliseconds since 1970, UTC. */
	startAt?: number;
}

/** The whole site in one process: the Worker, a local Cognito, and a clock that tests move. */
export function createSite({ settings = {}, dependencies = {}, startAt, ...given }: Options = {}) {
	const clock = given.sharedWith?.clock ?? { now: startAt ?? Date.now() };
	const cognito =
		given.sharedWith?.cognito ??
		given.cognito ??
		createLocalCognito({ config: localPool, now: () => new Date(clock.now) });
	const config = readConfig({ ...env, ...settings });
	const logged: (LogFields & { event: string })[] = [];
	/** A line for each request, apart from `logged`. */
	const requests: (LogFields & { event: string })[] = [];
	const pending: Promise<unknown>[] = [];
	const cacheName = crypto.randomUUID();
	const { database, ...replaced } = dependencies;
	const now = () => clock.now;
	const waitUntil = (work: Promise<unknown>) => {
		pending.push(work);
		notePending(work);
	};
	const site: Omit<AppDependencies, 'publicPages'> = {
		config,
		openDatabase: () => database ?? openDatabase(env.DB),
		openConnections: (bookmark) =>
			database ? onlyPrimary(database) : openConnections(env.DB, bookmark),
		fetch: (request) => cognito.fetch(request),
		openCache: () => caches.open(cacheName),
		pictures: testPictures,
		now,
		log: (event, fields) =>
			void (event === 'request' ? requests : logged).push({ event, ...fields }),
		span: noSpan,
		limiters: { signIn: unlimited, write: unlimited },
		waitUntil,
		renderPage: showPageContext,
		version: 'test',
		readShard: createShardReader(readTestAsset),
		readTexts: readTestTexts,
		drawSharePicture: async () => new Uint8Array(),
		...replaced
	};
	const render = createPublicPageRenderer(site);
	let generation = 0;
	const openCache = () => caches.open(`${cacheName}-pages-${generation}`);
	const publicPages = replaced.publicPages ?? new LocalPages({ openCache, now, render, waitUntil });
	const app = createApp({ ...site, publicPages });

	const servers = new Map<string, Send>([
		[config.origin, (request) => app.fetch(request)],
		[cognito.origin, (request) => cognito.fetch(request)]
	]);
	const browse = () => new Browser(config.origin, (origin) => servers.get(origin));

	/** A browser that has signed in as this person through Cognito's pages. */
	async function signIn(personId: string, browser = browse(), returnTo = '/'): Promise<Browser> {
		const { response } = await walkThroughCognito(browser, personId, returnTo);
		// The rest of a page arrives after its head, and the work for it should be done.
		await response.text();
		return browser;
	}

	return {
		app,
		browse,
		clock,
		cognito,
		config,
		logged,
		publicPages,
		/** Empties the cache of public pages. */
		forgetPages: () => void generation++,
		requests,
		signIn,
		/** Moves the clock, which the local Cognito shares. */
		pass: (seconds: number) => void (clock.now += seconds * 1000),
		/** An access token for this person, for requests without cookies. */
		accessToken: async (person: string, input: object = {}) =>
			(await tokensOf(cognito, person, input)).access_token,
		/** Waits for the work that the Worker handed to `waitUntil`. */
		settle: async () => void (await Promise.all(pending.splice(0))),
		/** How often each endpoint of Cognito was called. */
		calls: async (): Promise<Record<string, number>> =>
			(await cognito.fetch(new Request(`${cognito.origin}/__test/calls`))).json()
	};
}

export type Site = ReturnType<typeof createSite>;

/** A database without replicas. */
const onlyPrimary = (database: Database) => ({
	primary: database,
	nearest: database,
	trips: { count: 0, servedBy: [], bookmark: null }
});

/** All tests share an address, so limits are off unless a test replaces these. */
const unlimited = () => Promise.resolve(true);

/** Replaces SvelteKit, which needs a build: responds with what a page would receive. */
async function showPageContext(request: Request, context: PageContext): Promise<Response> {
	const { pathname } = new URL(request.url);
	const isSignedInPage = pathname.startsWith('/account');
	const identity = await (isSignedInPage ? context.waitForIdentity() : context.identity());
	return Response.json(
		{
			...context,
			page: pathname,
			viewer: identity.kind === 'signed_in' ? identity.viewer : null,
			viewerUnknown: identity.kind === 'unavailable'
		},
		{ headers: { 'x-page': pathname } }
	);
}

async function tokensOf(cognito: LocalCognito, person: string, input: object) {
	const tokens = await cognito.control('sign-in', { person, ...input });
	if (!isTokenResponse(tokens)) throw new TypeError('The local Cognito returned no tokens');
	return tokens;
}

const isTokenResponse = (tokens: unknown): tokens is { access_token: string } =>
	typeof tokens === 'object' && tokens !== null && 'access_token' in tokens;
