import { env } from 'cloudflare:workers';
import { localPool, personById } from '../../cognito/local-pool.ts';
import { createLocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import type { LocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/client.ts';
import type { Handover } from '../handover.ts';
import type { LogFields } from '../observability/log.ts';
import type { Parts } from '../parts.ts';
import { createBrowser } from './browser.ts';
import type { Browser } from './browser.ts';

interface Options {
	/** Settings that differ from the usual ones of tools/test-settings.ts. */
	settings?: Record<string, string | undefined>;
	/** Parts that differ: a database that fails, a slow way out. */
	parts?: Partial<Parts>;
	/** A Cognito that another site shares, as two isolates share one. */
	cognito?: LocalCognito;
	/** A site whose Cognito and clock this one shares: another isolate, which remembers nothing of it. */
	beside?: { cognito: LocalCognito; clock: { now: number } };
	/** Milliseconds since 1970 that the held clock starts from. */
	startAt?: number;
}

/** The whole site in one process: the Worker, a local Cognito behind it, and a clock that is held. */
export function createSite({ settings = {}, parts = {}, startAt, ...given }: Options = {}) {
	const clock = given.beside?.clock ?? { now: startAt ?? Date.now() };
	const cognito =
		given.beside?.cognito ??
		given.cognito ??
		createLocalCognito({ config: localPool, now: () => new Date(clock.now) });
	const config = readConfig({ ...env, ...settings });
	const logged: (LogFields & { event: string })[] = [];
	const pending: Promise<unknown>[] = [];
	const cacheName = crypto.randomUUID();
	const app = createApp({
		config,
		database: openDatabase(env.DB),
		fetch: (request) => cognito.fetch(request),
		openCache: () => caches.open(cacheName),
		now: () => clock.now,
		log: (event, fields) => void logged.push({ event, ...fields }),
		limiters: { signIn: unlimited, write: unlimited },
		waitUntil: (work) => void pending.push(work),
		pages: showHandover,
		version: 'test',
		...parts
	});

	const browse = () =>
		createBrowser({
			[config.origin]: (request) => app.fetch(request),
			[cognito.origin]: (request) => cognito.fetch(request)
		});

	/** A browser that has walked through Cognito's pages as this person. */
	async function signIn(personId: string, browser = browse(), returnTo = '/'): Promise<Browser> {
		await walkThroughCognito(browser, personId, returnTo);
		return browser;
	}

	return {
		app,
		browse,
		clock,
		cognito,
		config,
		logged,
		signIn,
		/** Moves the held clock, which the local Cognito shares. */
		pass: (seconds: number) => void (clock.now += seconds * 1000),
		/** An access token for this person, as a program would have it. */
		accessToken: async (person: string, input: object = {}) =>
			(await tokensOf(cognito, person, input)).access_token,
		/** Waits for what the Worker left for after its answer. */
		settle: async () => void (await Promise.all(pending.splice(0))),
		/** How often Cognito's endpoints were called. */
		calls: async (): Promise<Record<string, number>> =>
			(await cognito.fetch(new Request(`${cognito.origin}/__test/calls`))).json()
	};
}

export type Site = ReturnType<typeof createSite>;

/** Tests come from one address at once; those about limits hand in the real ones. */
const unlimited = () => Promise.resolve(true);

/** Stands in for SvelteKit, which needs a build: shows what it was handed. Browser tests see pages. */
async function showHandover(request: Request, handover: Handover): Promise<Response> {
	const { pathname } = new URL(request.url);
	return Response.json({ page: pathname, ...handover }, { headers: { 'x-page': pathname } });
}

/** Signs in as the person would: at Facebook or Google, or with the password. Ends at the last answer. */
export async function walkThroughCognito(browser: Browser, personId: string, returnTo = '/') {
	const person = personById(personId);
	const provider = person.provider === 'COGNITO' ? '' : `&provider=${person.provider}`;
	const start = `/auth/login?return_to=${encodeURIComponent(returnTo)}${provider}`;
	const { url, response } = await browser.follow(start);
	if (person.provider !== 'COGNITO') {
		if (!url.pathname.startsWith('/__idp/')) return { url, response };
		return browser.follow(url.href, { form: { person: personId, decision: 'continue' } });
	}
	const password = 'Popmap-2026!';
	return browser.follow(url.href, {
		form: { ...hiddenFields(await response.text()), username: person.email ?? '', password }
	});
}

/** What a form carries besides what people type. */
const hiddenFields = (html: string) =>
	Object.fromEntries(
		[...html.matchAll(/type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"/g)].map(
			([, name = '', value = '']) => [name, value]
		)
	);

async function tokensOf(cognito: LocalCognito, person: string, input: object) {
	const answer = await cognito.control('sign-in', { person, ...input });
	if (!isTokenAnswer(answer)) throw new TypeError('The local Cognito gave no tokens');
	return answer;
}

const isTokenAnswer = (answer: unknown): answer is { access_token: string } =>
	typeof answer === 'object' && answer !== null && 'access_token' in answer;
