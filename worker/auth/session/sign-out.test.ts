import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { createSite } from '../../testing/site.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';

const first = createSite();
const { cognito } = first;
type Site = typeof first;
const open = (options = {}) => createSite({ sharedWith: first, ...options });

beforeEach(() => cognito.reset());

const signOut = (browser: Browser) => browser.visit('/auth/logout', { form: {} });
const statusOf = async (browser: Browser) => (await browser.visit('/api/auth/me')).status;
const linesOf = (site: Site, event: string) => site.logged.filter((line) => line.event === event);

const logoutUrl =
	'http://localhost:9229/logout?client_id=popmaplocalconfidential001&logout_uri=http%3A%2F%2Flocalhost%3A5173%2F';

const rowOf = async (site: Site) => {
	const [{ session } = { session: '' }] = linesOf(site, 'signed_in');
	return env.DB.prepare('SELECT ended_at, ended_because FROM sessions WHERE id = ?')
		.bind(session)
		.first<{ ended_at: number | null; ended_because: string | null }>();
};

describe('signing out', () => {
	it("revokes the tokens, ends the row, clears the cookie and redirects through Cognito's sign-out", async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const response = await signOut(browser);
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe(logoutUrl);
		expect(response.headers.get('clear-site-data')).toBe('"storage"');
		expect(browser.cookies.has('popmap_session')).toBe(false);
		expect(await site.calls()).toMatchObject({ revoke: 1 });
		expect(await rowOf(site)).toEqual({ ended_at: site.clock.now, ended_because: 'signed_out' });
		expect(linesOf(site, 'signed_out')).toHaveLength(1);
		expect(await statusOf(browser)).toBe(401);
	});

	it('ends at the home page, signed out', async () => {
		const browser = await open().signIn('olivia-owner');
		const { response, url } = await browser.follow('/auth/logout', { form: {} });
		expect(url.href).toBe('http://localhost:5173/');
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({ viewer: null, viewerUnknown: false });
	});

	it("ends Cognito's own session too: the next sign-in asks for credentials again", async () => {
		const browser = await open().signIn('olivia-owner');
		const silent = await browser.follow('/auth/login?provider=Facebook');
		expect(silent.url.pathname).toBe('/');
		await browser.follow('/auth/logout', { form: {} });
		const asked = await browser.follow('/auth/login?provider=Facebook');
		expect(asked.url.pathname).toBe('/__idp/facebook');
	});

	it("revokes the tokens at Cognito: userInfo rejects the session's access token", async () => {
		const tokens: string[] = [];
		const fetch = async (request: Request) => {
			const response = await cognito.fetch(request);
			if (request.url.endsWith('/oauth2/token')) {
				const { access_token }: { access_token: string } = await response.clone().json();
				tokens.push(access_token);
			}
			return response;
		};
		const userInfo = async () => {
			const headers = { authorization: `Bearer ${tokens[0]}` };
			const url = `${cognito.origin}/oauth2/userInfo`;
			return (await cognito.fetch(new Request(url, { headers }))).status;
		};
		const browser = await open({ dependencies: { fetch } }).signIn('olivia-owner');
		expect(await userInfo()).toBe(200);
		await signOut(browser);
		expect(await userInfo()).toBe(401);
	});

	it('makes one call to Cognito and one round trip to D1', async () => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const browser = await site.signIn('olivia-owner');
		expect(await instrumented.count(() => signOut(browser))).toBe(1);
	});

	it('revokes the refreshed tokens too', async () => {
		await cognito.control('client', { rotation: true, grace_seconds: 0 });
		const revoked: string[] = [];
		const fetch = async (request: Request) => {
			if (request.url.endsWith('/oauth2/revoke')) {
				revoked.push(String((await request.clone().formData()).get('token')));
			}
			return cognito.fetch(request);
		};
		const site = open({ dependencies: { fetch } });
		const browser = await site.signIn('olivia-owner');
		const stale = browser.copy();
		site.pass(3600);
		await statusOf(browser);
		// The browser that signs out has not received the refreshed tokens.
		await signOut(stale);
		expect(new Set(revoked).size).toBe(2);
		expect(await statusOf(browser)).toBe(401);
	});

	it('leaves other sessions of the same person open', async () => {
		const site = open();
		const phone = await site.signIn('olivia-owner');
		const laptop = await site.signIn('olivia-owner');
		await signOut(phone);
		expect(await statusOf(laptop)).toBe(200);
	});

	it('works after the access token has ended, without refreshing it', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		site.pass(7200);
		await signOut(browser);
		expect(await site.calls()).toMatchObject({ token: 1, revoke: 1 });
		expect(await rowOf(site)).toMatchObject({ ended_because: 'signed_out' });
	});
});

describe('a read of the session while it is being ended', () => {
	it.each([
		['begins while it is being ended', 'before the query'],
		['began before it ended, and finishes later', 'after the query']
	] as const)('does not keep it open when it %s', async (_, where) => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const browser = await site.signIn('olivia-owner');
		const copy = browser.copy();
		// The row that was cached at the sign-in has expired.
		site.pass(6);
		const isOfTheEnd = where === 'before the query';
		const first = () => (isOfTheEnd ? signOut(browser) : statusOf(copy));
		const { held, release } = instrumented.holdNext(where);
		const slow = first();
		await held;
		if (isOfTheEnd) expect(await statusOf(copy)).toBe(200);
		else await signOut(browser);
		release();
		await slow;
		expect(await statusOf(copy)).toBe(401);
	});
});

describe('signing out without a session', () => {
	it("redirects to Cognito's sign-out too", async () => {
		const response = await signOut(open().browse());
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe(logoutUrl);
	});

	it('of a session that has ended makes no call to Cognito and writes no row', async () => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const browser = await site.signIn('olivia-owner');
		const copy = browser.copy();
		const first = await instrumented.costOf(() => signOut(browser));
		expect(first.rowsWritten).toBeGreaterThan(0);
		const second = await instrumented.costOf(() => signOut(copy));
		expect(second).toMatchObject({ roundTrips: 1, rowsWritten: 0 });
		expect(copy.cookies.has('popmap_session')).toBe(false);
		expect(await site.calls()).toMatchObject({ revoke: 1 });
	});

	it('changes nothing the second time', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const again = browser.copy();
		await signOut(browser);
		const row = await rowOf(site);
		site.pass(60);
		expect((await signOut(again)).status).toBe(303);
		expect(again.cookies.has('popmap_session')).toBe(false);
		expect(await rowOf(site)).toEqual(row);
	});

	it.each(['a"b', 'a\\b', 'aéb'])('clears a malformed cookie: %s', async (value) => {
		const browser = open().browse();
		browser.cookies.set('popmap_session', { value, attributes: '' });
		expect(await statusOf(browser)).toBe(401);
		expect(browser.cookies.has('popmap_session')).toBe(false);
	});

	it('clears a cookie that cannot be decrypted', async () => {
		const browser = open().browse();
		browser.cookies.set('popmap_session', { value: 'nonsense', attributes: '' });
		expect((await signOut(browser)).status).toBe(303);
		expect(browser.cookies.has('popmap_session')).toBe(false);
	});
});

describe('a sign-out that the person did not request', () => {
	it.each([
		['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://another.example' }],
		['a sibling host', { 'sec-fetch-site': 'same-site', origin: 'http://evil.localhost:5173' }],
		['nowhere in particular', { 'sec-fetch-site': 'none' }]
	])('is rejected from %s', async (_, headers) => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const response = await browser.visit('/auth/logout', { form: {}, headers });
		expect(response.status).toBe(403);
		expect(await statusOf(browser)).toBe(200);
		expect(await site.calls()).toMatchObject({ revoke: 0 });
	});

	it.each(['GET', 'HEAD'])('does not happen by %s', async (method) => {
		const browser = await open().signIn('olivia-owner');
		await browser.visit('/auth/logout', { method });
		expect(await statusOf(browser)).toBe(200);
	});
});

describe('signing out during an outage', () => {
	it.each([
		['responds with 500', { status: 500 }],
		['refuses', { status: 400, body: { error: 'unsupported_token_type' } }]
	])('works when Cognito %s: the row has ended and the failure is logged', async (_, fault) => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const copy = browser.copy();
		await cognito.control('fault', { endpoint: 'revoke', ...fault });
		expect((await signOut(browser)).status).toBe(303);
		expect(browser.cookies.has('popmap_session')).toBe(false);
		expect(await statusOf(copy)).toBe(401);
		expect(linesOf(site, 'sign_out_incomplete')).toHaveLength(1);
	});

	it('waits at most three seconds for Cognito', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		await cognito.control('fault', { endpoint: 'revoke', hang: true });
		expect((await signOut(browser)).status).toBe(303);
		expect(linesOf(site, 'sign_out_incomplete')).toMatchObject([
			{ reason: expect.stringContaining('3000 ms') }
		]);
	});

	it('works while D1 is unavailable: the tokens are revoked and the cookie is cleared', async () => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const browser = await site.signIn('olivia-owner');
		instrumented.fail();
		expect((await signOut(browser)).status).toBe(303);
		expect(browser.cookies.has('popmap_session')).toBe(false);
		expect(await site.calls()).toMatchObject({ revoke: 1 });
		expect(linesOf(site, 'sign_out_incomplete')).toMatchObject([
			{ reason: 'database: Network connection lost.' }
		]);
	});
});
