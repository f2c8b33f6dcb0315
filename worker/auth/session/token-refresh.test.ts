import { env } from 'cloudflare:workers';
import { decodeProtectedHeader } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { createSite } from '../../testing/site.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';
import { createSealedBox } from '../sealed-box.ts';
import { sealRefreshedTokens } from './refreshed-tokens.ts';
import { encodeSession } from './session-tokens.ts';

const first = createSite();
const { cognito } = first;
type Site = typeof first;
const open = (options = {}) => createSite({ sharedWith: first, ...options });

beforeEach(() => cognito.reset());

/** The lifetime of an access token in seconds. */
const hour = 3600;

const me = (browser: Browser) => browser.visit('/api/auth/me');
const statusOf = async (browser: Browser) => (await me(browser)).status;
const cookieOf = (browser: Browser) => browser.cookies.get('popmap_session')?.value;
const tokenCalls = async () => (await first.calls())['token'] ?? 0;
const events = (site: Site) => site.logged.map(({ event }) => event);

function moveTo(site: Site, browser: Browser): Browser {
	const other = site.browse();
	for (const [name, cookie] of browser.cookies) other.cookies.set(name, cookie);
	return other;
}

/** A browser that is signed in, `before` seconds before its access token expires. */
async function signedIn(before: number, options = {}) {
	const site = open(options);
	const browser = await site.signIn('olivia-owner');
	site.pass(hour - before);
	return { site, browser, callsBefore: await tokenCalls() };
}

/** A Cognito whose token endpoint, holds its responses from `begin` until `release`. */
function slowTokenEndpoint() {
	let hasBegun = false;
	const called = Promise.withResolvers<void>();
	const released = Promise.withResolvers<void>();
	return {
		begin: () => void (hasBegun = true),
		isCalled: called.promise,
		release: released.resolve,
		async fetch(request: Request) {
			const response = await cognito.fetch(request);
			if (!hasBegun || !request.url.endsWith('/oauth2/token')) return response;
			called.resolve();
			await released.promise;
			return response;
		}
	};
}

describe('refreshing tokens', () => {
	it.each([
		[62, 0],
		[60, 1],
		[1, 1],
		[0, 1],
		[-86_400, 1]
	])('%i seconds before the access token expires takes %i calls', async (before, calls) => {
		const { browser, callsBefore } = await signedIn(before);
		const old = cookieOf(browser);
		expect(await statusOf(browser)).toBe(200);
		expect((await tokenCalls()) - callsBefore).toBe(calls);
		expect(cookieOf(browser) !== old).toBe(calls === 1);
	});

	it('leaves the newest tokens in the row, sealed for this purpose only', async () => {
		const { browser } = await signedIn(0);
		expect(await statusOf(browser)).toBe(200);
		const newest = env.DB.prepare('SELECT successor FROM sessions ORDER BY successor_at DESC');
		const successor = await newest.first<string>('successor');
		const header = decodeProtectedHeader(successor ?? '');
		expect(header).toMatchObject({ enc: 'A256GCM', typ: 'successor' });
	});

	it('happens once for twenty concurrent requests', async () => {
		const { browser, callsBefore } = await signedIn(0);
		const copies = Array.from({ length: 20 }, () => browser.copy());
		const responses = await Promise.all(copies.map(statusOf));
		expect(responses).toEqual(responses.map(() => 200));
		expect((await tokenCalls()) - callsBefore).toBe(1);
	});

	it('happens once for twenty concurrent requests whose token is still valid, and none of them waits', async () => {
		const { site, browser, callsBefore } = await signedIn(30);
		await cognito.control('fault', { endpoint: 'token', delay_ms: 300 });
		const copies = Array.from({ length: 20 }, () => browser.copy());
		const responses = await Promise.all(copies.map(statusOf));
		expect(responses).toEqual(responses.map(() => 200));
		expect((await tokenCalls()) - callsBefore).toBe(1);
		expect(events(site)).not.toContain('session_renewal_failed');
	});

	it('does not delay a request whose token is still valid, and continues after its response', async () => {
		const slow = slowTokenEndpoint();
		const { site, browser, callsBefore } = await signedIn(30, {
			dependencies: { fetch: slow.fetch }
		});
		slow.begin();
		const asking = statusOf(browser.copy());
		await slow.isCalled;
		const other = statusOf(browser.copy());
		const first = await Promise.race([asking.then(() => 'asking'), other.then(() => 'other')]);
		expect(first).toBe('other');
		expect([await other, await asking]).toEqual([200, 200]);
		expect(events(site)).not.toContain('session_renewed');
		slow.release();
		await site.settle();
		expect(events(site)).toContain('session_renewed');
		expect((await tokenCalls()) - callsBefore).toBe(1);
	});

	it('reads the session a bounded number of times while Cognito hangs, and most requests give up', async () => {
		const slow = slowTokenEndpoint();
		const instrumented = instrumentDatabase();
		const { browser } = await signedIn(0, {
			dependencies: { fetch: slow.fetch, database: instrumented.database }
		});
		slow.begin();
		const holder = statusOf(browser.copy());
		await slow.isCalled;
		let waiting: Promise<Response>[] = [];
		const reads = await instrumented.count(async () => {
			waiting = Array.from({ length: 100 }, () => me(browser.copy()));
			const first = await Promise.all(waiting.slice(4));
			expect(first.map(({ status }) => status)).toEqual(first.map(() => 503));
			expect(first[0]?.headers.get('retry-after')).toBe('1');
		});
		// Each reads its row once. Four look again, after 0.1, 0.3, 0.7, 1.5, 3.1, 5.1 and 7.1 seconds.
		expect(reads).toBeLessThanOrEqual(100 + 4 * 7);
		slow.release();
		expect(await holder).toBe(200);
		const last = await Promise.all(waiting.slice(0, 4));
		expect(last.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
	});

	it('leaves a public page without its viewer after a second, and a signed-in page waits', async () => {
		const slow = slowTokenEndpoint();
		const { site, browser } = await signedIn(0, { dependencies: { fetch: slow.fetch } });
		slow.begin();
		const page = await browser.visit('/events');
		expect(page.status).toBe(200);
		expect(await page.json()).toMatchObject({ viewer: null, viewerUnknown: true });
		expect(page.headers.getSetCookie()).toEqual([]);
		const signedInPage = browser.visit('/account');
		slow.release();
		expect(await (await signedInPage).json()).toMatchObject({ viewerUnknown: false });
		await site.settle();
		expect(await statusOf(browser)).toBe(200);
	});

	it('continues when the client goes away', async () => {
		const slow = slowTokenEndpoint();
		const { site, browser } = await signedIn(0, { dependencies: { fetch: slow.fetch } });
		slow.begin();
		void statusOf(browser.copy());
		await slow.isCalled;
		slow.release();
		await site.settle();
		expect(events(site)).toContain('session_renewed');
	});

	it('happens once for two concurrent isolates, and both get the new tokens', async () => {
		const { site, browser, callsBefore } = await signedIn(0);
		const elsewhere = moveTo(open(), browser);
		await cognito.control('fault', { endpoint: 'token', delay_ms: 250 });
		expect(await Promise.all([statusOf(browser), statusOf(elsewhere)])).toEqual([200, 200]);
		expect((await tokenCalls()) - callsBefore).toBe(1);
		site.pass(120);
		expect(await Promise.all([statusOf(browser), statusOf(elsewhere)])).toEqual([200, 200]);
		expect((await tokenCalls()) - callsBefore).toBe(1);
	});

	it('is not repeated for a request that still carries the old cookie', async () => {
		const { browser, callsBefore } = await signedIn(0);
		const late = browser.copy();
		await me(browser);
		expect(await statusOf(late)).toBe(200);
		expect((await tokenCalls()) - callsBefore).toBe(1);
		expect(cookieOf(late)).not.toBe(undefined);
		expect(await statusOf(late)).toBe(200);
	});

	it('continues from the newest tokens for a cookie that is two refreshes old', async () => {
		await cognito.control('client', { rotation: true, grace_seconds: 0 });
		const { site, browser, callsBefore } = await signedIn(0);
		const old = browser.copy();
		await me(browser);
		site.pass(hour);
		expect(await statusOf(old)).toBe(200);
		expect((await tokenCalls()) - callsBefore).toBe(2);
	});

	it('works for pages and writes too', async () => {
		const { browser, callsBefore } = await signedIn(0);
		const old = cookieOf(browser);
		const page = await browser.visit('/account');
		expect(await page.json()).toMatchObject({ viewer: { name: 'Olivia Owner' } });
		expect(cookieOf(browser)).not.toBe(old);
		expect((await tokenCalls()) - callsBefore).toBe(1);
	});

	it("does not extend the cookie's lifetime of thirty days from the sign-in", async () => {
		const { browser } = await signedIn(0);
		await me(browser);
		expect(browser.cookies.get('popmap_session')?.attributes).toContain(
			`Max-Age=${30 * 86_400 - hour}`
		);
	});

	it('updates the groups', async () => {
		const { browser } = await signedIn(0);
		await cognito.control('person', { person: 'olivia-owner', groups: ['admins'] });
		expect(await (await me(browser)).json()).toMatchObject({
			groups: ['admins'],
			is_moderator: true
		});
	});

	it('keeps the sealed tokens for a minute, for requests that were under way', async () => {
		await cognito.control('client', { rotation: true, grace_seconds: 0 });
		const { site, browser, callsBefore } = await signedIn(0);
		const late = browser.copy();
		await me(browser);
		site.pass(60);
		await me(browser);
		await site.settle();
		expect(await statusOf(late)).toBe(200);
		expect((await tokenCalls()) - callsBefore).toBe(1);
	});

	it('drops the sealed tokens once the browser has sent the new ones', async () => {
		const { site, browser } = await signedIn(0);
		await me(browser);
		const sealed = () =>
			env.DB.prepare(
				'SELECT count(*) AS n FROM sessions WHERE successor IS NOT NULL AND ended_at IS NULL'
			).first<number>('n');
		const before = (await sealed()) ?? 0;
		site.pass(61);
		await me(browser);
		await site.settle();
		expect(await sealed()).toBe(before - 1);
	});
});

describe('refresh tokens', () => {
	it.each([
		['rotate without any grace', { rotation: true, grace_seconds: 0 }],
		['rotate with a minute of grace', { rotation: true, grace_seconds: 60 }],
		['stay the same', { rotation: false }]
	])('may %s: the session continues for hours', async (_, client) => {
		await cognito.control('client', client);
		const { site, browser } = await signedIn(0);
		for (let hours = 0; hours < 4; hours++) {
			const copies = Array.from({ length: 3 }, () => browser.copy());
			const responses = await Promise.all([browser, ...copies].map(statusOf));
			expect(responses).toEqual([200, 200, 200, 200]);
			site.pass(hour);
		}
	});

	it('that rotate replace the old one, which is not sent again', async () => {
		await cognito.control('client', { rotation: true, grace_seconds: 0 });
		const sent: string[] = [];
		const fetch = async (request: Request) => {
			if (request.url.endsWith('/oauth2/token')) {
				sent.push(String((await request.clone().formData()).get('refresh_token')));
			}
			return cognito.fetch(request);
		};
		const { site, browser } = await signedIn(0, { dependencies: { fetch } });
		for (let hours = 0; hours < 3; hours++) {
			await me(browser);
			site.pass(hour);
		}
		const [, ...renewals] = sent;
		expect(new Set(renewals).size).toBe(3);
	});

	it('that do not rotate are sent every time', async () => {
		await cognito.control('client', { rotation: false });
		const sent = new Set<string>();
		const fetch = async (request: Request) => {
			if (request.url.endsWith('/oauth2/token')) {
				const token = (await request.clone().formData()).get('refresh_token');
				if (token) sent.add(String(token));
			}
			return cognito.fetch(request);
		};
		const { site, browser } = await signedIn(0, { dependencies: { fetch } });
		await me(browser);
		site.pass(hour);
		expect(await statusOf(browser)).toBe(200);
		expect(sent.size).toBe(1);
	});
});

describe('a refusal by Cognito', () => {
	it('ends the session when it is invalid_grant', async () => {
		const { site, browser } = await signedIn(0);
		await cognito.control('person', { person: 'olivia-owner', enabled: false });
		expect(await statusOf(browser)).toBe(401);
		expect(browser.cookies.has('popmap_session')).toBe(false);
		expect(site.logged).toContainEqual(
			expect.objectContaining({ event: 'session_ended', reason: 'refused_by_cognito' })
		);
	});

	it('ends every session of a disabled person, each at its next refresh', async () => {
		const site = open();
		const browsers = [await site.signIn('olivia-owner'), await site.signIn('olivia-owner')];
		const openRows = () =>
			env.DB.prepare('SELECT count(*) AS n FROM sessions WHERE ended_at IS NULL AND created_at = ?')
				.bind(startedAt)
				.first('n');
		const startedAt = site.clock.now;
		expect(await openRows()).toBe(2);
		site.pass(hour);
		await cognito.control('person', { person: 'olivia-owner', enabled: false });
		for (const browser of browsers) expect(await statusOf(browser)).toBe(401);
		expect(await openRows()).toBe(0);
	});

	it('ends the session for every copy of the cookie, without asking Cognito again', async () => {
		const { browser } = await signedIn(0);
		const copy = browser.copy();
		await cognito.control('person', { person: 'olivia-owner', deleted: true });
		await me(browser);
		const before = await tokenCalls();
		expect(await statusOf(copy)).toBe(401);
		expect(await tokenCalls()).toBe(before);
	});

	it('ends the session for the newest cookie too, when a stolen old one uses its refresh token', async () => {
		await cognito.control('client', { rotation: true, grace_seconds: 0 });
		const { site, browser } = await signedIn(0);
		const stolen = browser.copy();
		await me(browser);
		site.pass(61);
		await me(browser);
		await site.settle();
		expect(await statusOf(browser)).toBe(200);
		expect(await statusOf(stolen)).toBe(401);
		expect(await statusOf(browser)).toBe(401);
	});

	it.each(['invalid_client', 'unauthorized_client', 'invalid_request', 'server_error'])(
		'does not end the session when it is %s',
		async (error) => {
			const { site, browser } = await signedIn(0);
			await cognito.control('fault', { endpoint: 'token', status: 400, body: { error } });
			expect(await statusOf(browser)).toBe(503);
			expect(browser.cookies.has('popmap_session')).toBe(true);
			site.pass(2);
			expect(await statusOf(browser)).toBe(200);
		}
	);
});

describe('an unavailable token endpoint', () => {
	const faults: [string, object][] = [
		['responds with 500', { status: 500 }],
		['responds with 429', { status: 429, body: { error: 'TooManyRequests' } }],
		['responds with 503 and invalid_grant', { status: 503, body: { error: 'invalid_grant' } }],
		['sends HTML', { malformed: 'html', status: 502 }],
		['sends half its response', { malformed: 'half_json' }],
		['sends an empty body', { malformed: 'empty' }],
		['sends a body that is too large', { merge: { padding: 'x'.repeat(70_000) } }]
	];

	it.each(faults)(
		'ends no session when it %s: 503 once the access token has expired',
		async (_, fault) => {
			const { site, browser } = await signedIn(0);
			const old = cookieOf(browser);
			await cognito.control('fault', { endpoint: 'token', ...fault });
			const response = await me(browser);
			expect(response.status).toBe(503);
			expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
			expect(cookieOf(browser)).toBe(old);
			site.pass(2);
			expect(await statusOf(browser)).toBe(200);
		}
	);

	it.each(faults)('goes unnoticed when it %s while the access token is valid', async (_, fault) => {
		const { site, browser } = await signedIn(30);
		await cognito.control('fault', { endpoint: 'token', ...fault });
		expect(await statusOf(browser)).toBe(200);
		expect(events(site)).toContain('session_renewal_failed');
	});

	it('is called once a second, not once a request', async () => {
		const { site, browser, callsBefore } = await signedIn(0);
		await cognito.control('fault', { endpoint: 'token', status: 500, times: 100 });
		for (let request = 0; request < 5; request++) expect(await statusOf(browser.copy())).toBe(503);
		expect((await tokenCalls()) - callsBefore).toBe(1);
		site.pass(1);
		expect(await statusOf(browser)).toBe(503);
		expect((await tokenCalls()) - callsBefore).toBe(2);
	});

	it.each([
		['17', '17', {}],
		['17', '17', { malformed: 'html' }],
		['Sun, 22 Nov 2026 09:00:00 GMT', '1', {}],
		['100000', '1', {}]
	])(
		'that sends Retry-After %s makes clients wait %s seconds: %o',
		async (sent, forwarded, fault) => {
			const { browser } = await signedIn(0);
			const headers = { 'retry-after': sent };
			await cognito.control('fault', { endpoint: 'token', status: 429, headers, ...fault });
			expect((await me(browser)).headers.get('retry-after')).toBe(forwarded);
		}
	);

	it('does not affect public pages', async () => {
		const { browser } = await signedIn(0);
		await cognito.control('fault', { endpoint: 'token', status: 500 });
		const page = await browser.visit('/events');
		expect(page.status).toBe(200);
		expect(await page.json()).toMatchObject({ viewer: null, viewerUnknown: true });
	});

	it('that loses its response after rotating the token is tolerated within the grace period', async () => {
		await cognito.control('client', { rotation: true, grace_seconds: 60 });
		const { site, browser } = await signedIn(0);
		await cognito.control('fault', { endpoint: 'token', status: 502, after: true });
		expect(await statusOf(browser)).toBe(503);
		site.pass(2);
		expect(await statusOf(browser)).toBe(200);
	});
});

describe('refreshed tokens', () => {
	it.each([
		['access', 'other_sub'],
		['access', 'wrong_iss'],
		['access', 'wrong_client_id'],
		['access', 'wrong_token_use'],
		['access', 'bad_signature'],
		['access', 'alg_none'],
		['access', 'expired'],
		['id', 'other_sub'],
		['id', 'wrong_iss'],
		['id', 'wrong_aud'],
		['id', 'bad_signature'],
		['id', 'wrong_at_hash']
	])('are rejected when the %s token is %s', async (token, mutation) => {
		const { site, browser } = await signedIn(0);
		const old = cookieOf(browser);
		await cognito.control('tokens', { mutation, token, grant: 'refresh_token' });
		expect(await statusOf(browser)).toBe(503);
		expect(cookieOf(browser)).toBe(old);
		expect(events(site)).toContain('session_renewal_failed');
		expect(events(site)).not.toContain('session_renewed');
	});

	it('may come without an ID token', async () => {
		const { browser } = await signedIn(0);
		await cognito.control('fault', { endpoint: 'token', merge: { id_token: null } });
		expect(await statusOf(browser)).toBe(200);
	});

	it('may come with an ID token that repeats the nonce', async () => {
		await cognito.control('quirks', { nonce_on_refresh: true });
		const { browser } = await signedIn(0);
		expect(await statusOf(browser)).toBe(200);
	});
});

describe('sealed tokens in the row of another session', () => {
	async function signedInWith(personId: string, successor: { sessionId?: string } = {}) {
		const given = await signedIn(0);
		const accessToken = await given.site.accessToken(personId);
		const [signIn] = given.site.logged.filter(({ event }) => event === 'signed_in');
		const sessionId = String(signIn?.['session']);
		const session = { sessionId, accessToken, refreshToken: 'unknown', ...successor };
		const box = createSealedBox(given.site.config.session.keys);
		await env.DB.prepare('UPDATE sessions SET successor = ?, successor_at = 1 WHERE id = ?')
			.bind(await sealRefreshedTokens(box, session, 'the one before'), sessionId)
			.run();
		return given;
	}

	it("are ignored: the cookie's own tokens are refreshed", async () => {
		const sessionId = 'AAAAAAAAAAAAAAAAAAAAAA';
		const { browser, callsBefore } = await signedInWith('olivia-owner', { sessionId });
		expect(await statusOf(browser)).toBe(200);
		expect((await tokenCalls()) - callsBefore).toBe(1);
	});

	it('do not sign in another person', async () => {
		const { browser } = await signedInWith('mona-moderator');
		expect(await statusOf(browser)).toBe(401);
	});
});

describe('signing in again during a refresh', () => {
	it('keeps the cookie of the newer session', async () => {
		const slow = slowTokenEndpoint();
		const { site, browser } = await signedIn(0, { dependencies: { fetch: slow.fetch } });
		slow.begin();
		const renewing = me(browser.copy());
		await slow.isCalled;
		await replaceAll(site.clock.now);
		slow.release();
		const late = await renewing;
		expect([late.status, late.headers.getSetCookie()]).toEqual([401, []]);
	});

	it('clears the older cookie when the browser still sends it a minute later', async () => {
		const { site, browser } = await signedIn(1800);
		await replaceAll(site.clock.now);
		site.pass(59);
		expect(await statusOf(browser)).toBe(401);
		expect(browser.cookies.has('popmap_session')).toBe(true);
		site.pass(1);
		expect(await statusOf(browser)).toBe(401);
		expect(browser.cookies.has('popmap_session')).toBe(false);
	});

	const replaceAll = (now: number) =>
		env.DB.exec(`UPDATE sessions SET ended_at = ${now}, ended_because = 'replaced'`);
});

describe('tokens whose key no longer exists', () => {
	it('are refreshed once for ten requests, whose refresh token identifies the session', async () => {
		await cognito.control('client', { rotation: true, grace_seconds: 0 });
		const { browser, callsBefore } = await signedIn(1800);
		await cognito.control('rotate-keys', { keep_old: false });
		const elsewhere = open();
		const copies = Array.from({ length: 10 }, () => moveTo(elsewhere, browser));
		expect(await Promise.all(copies.map(statusOf))).toEqual(copies.map(() => 200));
		expect((await tokenCalls()) - callsBefore).toBe(1);
	});
});

describe("a cookie that the holder of a session key forged for another person's session", () => {
	/** A session that has just been refreshed, and a forged cookie that shares only its id. */
	async function forged(tokens: { accessToken: string; refreshToken: string }) {
		const { site, browser, callsBefore } = await signedIn(0);
		expect(await statusOf(browser)).toBe(200);
		const [signIn] = site.logged.filter(({ event }) => event === 'signed_in');
		const box = createSealedBox(site.config.session.keys);
		const session = { sessionId: String(signIn?.['session']), ...tokens };
		const thief = browser.copy();
		const value = await box.seal('session', encodeSession(session));
		thief.cookies.set('popmap_session', { value, attributes: '' });
		return { site, browser, thief, callsBefore };
	}
	const invalidTokens = { accessToken: 'eyJ.e30.x', refreshToken: 'none' };

	it('receives none of the tokens in the row', async () => {
		const { site, browser, thief } = await forged(invalidTokens);
		const response = await me(thief);
		expect(response.status).toBe(401);
		expect(site.logged.at(-1)).toMatchObject({
			event: 'session_refused',
			reason: 'cookie_unproven'
		});
		expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^popmap_session=;/)]);
		expect(await statusOf(browser)).toBe(200);
	});

	it('does not end the session when Cognito refuses its token', async () => {
		const { site, browser, thief } = await forged(invalidTokens);
		await env.DB.exec('UPDATE sessions SET successor = NULL');
		expect(await statusOf(thief)).toBe(401);
		site.pass(hour);
		expect(await statusOf(browser)).toBe(200);
	});
});

describe('while D1 is unavailable and tokens are due for refresh', () => {
	it('no session ends', async () => {
		const instrumented = instrumentDatabase();
		const { site, browser } = await signedIn(0, {
			dependencies: { database: instrumented.database }
		});
		instrumented.fail();
		expect(await statusOf(browser)).toBe(503);
		expect(browser.cookies.has('popmap_session')).toBe(true);
		instrumented.recover();
		site.pass(1);
		expect(await statusOf(browser)).toBe(200);
	});

	it('an outage during the refresh goes unnoticed while the access token is valid', async () => {
		const instrumented = instrumentDatabase();
		const fetch = async (request: Request) => {
			if (failing && request.url.endsWith('/oauth2/token')) instrumented.fail();
			return cognito.fetch(request);
		};
		let failing = false;
		const { site, browser } = await signedIn(30, {
			dependencies: { fetch, database: instrumented.database }
		});
		failing = true;
		await cognito.control('fault', { endpoint: 'token', status: 500 });
		expect(await statusOf(browser)).toBe(200);
		expect(events(site)).toContain('session_unavailable');
	});

	it('tokens that Cognito has already issued are not lost', async () => {
		await cognito.control('client', { rotation: true, grace_seconds: 0 });
		const instrumented = instrumentDatabase();
		const fetch = async (request: Request) => {
			const response = await cognito.fetch(request);
			if (failing && request.url.endsWith('/oauth2/token')) instrumented.fail();
			return response;
		};
		let failing = false;
		const { site, browser } = await signedIn(0, {
			dependencies: { fetch, database: instrumented.database }
		});
		failing = true;
		expect(await statusOf(browser)).toBe(200);
		expect(events(site)).toContain('session_renewal_unrecorded');
		failing = false;
		instrumented.recover();
		site.pass(60);
		expect(await statusOf(browser)).toBe(200);
		site.pass(hour);
		expect(await statusOf(browser)).toBe(200);
	});
});

describe('while Cognito rotates its keys and cannot be asked for them', () => {
	it('tokens that cannot be verified yet are kept and accepted later', async () => {
		await cognito.control('client', { rotation: true, grace_seconds: 0 });
		const { site, browser, callsBefore } = await signedIn(30);
		await cognito.control('rotate-keys', {});
		await cognito.control('fault', { endpoint: 'jwks', status: 503 });

		expect(await statusOf(browser)).toBe(200);
		expect(events(site)).toContain('session_renewal_failed');
		site.pass(11);
		expect(await statusOf(browser)).toBe(200);
		expect((await tokenCalls()) - callsBefore).toBe(1);
		site.pass(60);
		expect(await statusOf(browser)).toBe(200);
	});
});

describe('signing out during a refresh', () => {
	it('revokes the new tokens and ends the session', async () => {
		const slow = slowTokenEndpoint();
		const { site, browser } = await signedIn(0, { dependencies: { fetch: slow.fetch } });
		slow.begin();
		// One calls Cognito, the other waits for its result.
		const renewing = [statusOf(browser.copy()), statusOf(browser.copy())];
		await slow.isCalled;
		await browser.visit('/auth/logout', { form: {} });
		slow.release();
		expect(await Promise.all(renewing)).toEqual([401, 401]);
		expect(events(site)).not.toContain('session_renewed');
		expect((await first.calls())['revoke']).toBe(2);
	});
});
