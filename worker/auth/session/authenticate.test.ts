import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { walkThroughCognito } from '../../../test/browser/sign-in.ts';
import { createSite } from '../../testing/site.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';
import { createSealedBox } from '../sealed-box.ts';
import { decodeSession, encodeSession } from './session-tokens.ts';

const first = createSite();
const { cognito } = first;
type Site = typeof first;
const open = (options = {}) => createSite({ sharedWith: first, ...options });

beforeEach(() => cognito.reset());

const me = (browser: Browser, headers: Record<string, string> = {}) =>
	browser.visit('/api/auth/me', { headers });
const statusOf = async (browser: Browser) => (await me(browser)).status;

const post = (browser: Browser, path: string) =>
	browser.visit(path, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } });

/** A write that requires a session and changes nothing. */
const write = (browser: Browser) => post(browser, '/api/auth/sessions/end-others');

/** The same cookies at another isolate of the same deployment. */
function moveTo(site: Site, browser: Browser): Browser {
	const other = site.browse();
	for (const [name, cookie] of browser.cookies) other.cookies.set(name, cookie);
	return other;
}

function setCookie(browser: Browser, value: string): void {
	const cookie = browser.cookies.get('popmap_session');
	if (cookie) browser.cookies.set('popmap_session', { ...cookie, value });
}

async function instrumentedSite(options = {}) {
	const instrumented = instrumentDatabase();
	const site = open({ dependencies: { database: instrumented.database }, ...options });
	const browser = await site.signIn('olivia-owner');
	// The page after the sign-in has cached the row for five seconds.
	site.pass(5);
	return { site, instrumented, browser };
}

describe('authenticating a request', () => {
	it('takes one query, and none in the following five seconds', async () => {
		const { site, instrumented, browser } = await instrumentedSite();
		expect(await instrumented.count(() => me(browser))).toBe(1);
		expect(await instrumented.count(() => me(browser))).toBe(0);
		site.pass(4.9);
		expect(await instrumented.count(() => me(browser))).toBe(0);
		site.pass(0.1);
		expect(await instrumented.count(() => me(browser))).toBe(1);
	});

	it('takes one query for each write, even if the session is cached', async () => {
		const { instrumented, browser } = await instrumentedSite();
		await me(browser);
		const refused = () => post(browser, '/api/users/unknown/end-sessions');
		expect(await instrumented.count(refused)).toBe(1);
		expect(await instrumented.count(refused)).toBe(1);
	});

	it('takes no query for a write that does not need the identity', async () => {
		const { instrumented, browser } = await instrumentedSite();
		expect(await instrumented.count(() => post(browser, '/api/nothing-here'))).toBe(0);
	});

	it('takes one query each time when the cache is off', async () => {
		const settings = { SESSION_READ_CACHE_SECONDS: '0' };
		const { instrumented, browser } = await instrumentedSite({ settings });
		expect(await instrumented.count(() => me(browser))).toBe(1);
		expect(await instrumented.count(() => me(browser))).toBe(1);
	});

	it('takes no query for an anonymous request', async () => {
		const { site, instrumented } = await instrumentedSite();
		expect(await instrumented.count(() => me(site.browse()))).toBe(0);
	});

	it('calls Cognito only while its keys are not known', async () => {
		const { site, browser } = await instrumentedSite();
		const before = await site.calls();
		for (let request = 0; request < 5; request++) await me(browser);
		expect(await site.calls()).toEqual(before);
	});
});

describe('a copy of the cookie of an ended session', () => {
	const signOut = (browser: Browser) => browser.visit('/auth/logout', { form: {} });

	it('is rejected at once in the same isolate', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const copy = browser.copy();
		expect(await statusOf(copy)).toBe(200);
		await signOut(browser);
		expect(await statusOf(copy)).toBe(401);
	});

	it('is rejected at once for writes and within five seconds for reads in another isolate', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const copy = moveTo(open(), browser);
		expect(await statusOf(copy)).toBe(200);
		await signOut(browser);
		const thief = copy.copy();
		expect(await statusOf(thief)).toBe(200);
		site.pass(5);
		expect(await statusOf(thief)).toBe(401);
		expect((await write(copy)).status).toBe(401);
	});

	it('cannot write before the five seconds have passed', async () => {
		const browser = await open().signIn('olivia-owner');
		const copy = moveTo(open(), browser);
		expect(await statusOf(copy)).toBe(200);
		await signOut(browser);
		expect((await write(copy)).status).toBe(401);
	});

	it('is rejected before the five seconds have passed when its token is due for refresh', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const copy = moveTo(open(), browser);
		site.pass(3600 - 62);
		expect(await statusOf(copy)).toBe(200);
		await signOut(browser);
		site.pass(3);
		expect(await statusOf(copy)).toBe(401);
	});

	it('is rejected at once for reads too after a write found no row', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		expect(await statusOf(browser.copy())).toBe(200);
		const [signIn] = site.logged.filter(({ event }) => event === 'signed_in');
		await env.DB.prepare('DELETE FROM sessions WHERE id = ?').bind(signIn?.['session']).run();
		expect((await write(browser.copy())).status).toBe(401);
		expect(await statusOf(browser)).toBe(401);
	});

	it('is rejected at once everywhere when the cache is off', async () => {
		const settings = { SESSION_READ_CACHE_SECONDS: '0' };
		const browser = await open({ settings }).signIn('olivia-owner');
		const copy = moveTo(open({ settings }), browser);
		expect(await statusOf(copy)).toBe(200);
		await signOut(browser);
		expect(await statusOf(copy)).toBe(401);
	});

	it('is cleared in the browser that sends it', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const copy = browser.copy();
		await signOut(browser);
		await me(copy);
		expect(copy.cookies.has('popmap_session')).toBe(false);
	});
});

describe('a forged cookie', () => {
	const replace = (browser: Browser, change: (value: string) => string) => {
		const cookie = browser.cookies.get('popmap_session');
		browser.cookies.set('popmap_session', { attributes: '', value: change(cookie?.value ?? '') });
	};
	const flip = (value: string, at: number) =>
		value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);

	it.each([
		['in its first part', (value: string) => flip(value, 3)],
		['in its ciphertext', (value: string) => flip(value, Math.floor(value.length / 2))],
		['in its tag', (value: string) => flip(value, value.length - 10)],
		['at its end', (value: string) => value.slice(0, -30)],
		['to a word', () => 'nonsense'],
		['to five empty parts', () => '....']
	])('is rejected when it was changed %s', async (_, change) => {
		const browser = await open().signIn('olivia-owner');
		replace(browser, change);
		expect(await statusOf(browser)).toBe(401);
		expect(browser.cookies.has('popmap_session')).toBe(false);
	});

	const otherKey = 'k1:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8';

	it.each([
		['another key of the same id', otherKey],
		['a key that is not on the ring', otherKey.replace('k1', 'k9')]
	])('is rejected when it was sealed with %s', async (_, keys) => {
		const browser = await open().signIn('olivia-owner');
		const foreign = moveTo(open({ settings: { SESSION_KEYS: keys } }), browser);
		expect(await statusOf(foreign)).toBe(401);
	});

	it('is rejected when it is the cookie of a pending sign-in', async () => {
		const browser = open().browse();
		await browser.visit('/auth/login');
		const [started] =
			[...browser.cookies].find(([name]) => name.startsWith('popmap_signin-')) ?? [];
		const value = browser.cookies.get(started ?? '')?.value ?? '';
		browser.cookies.set('popmap_session', { value, attributes: '' });
		expect(await statusOf(browser)).toBe(401);
	});

	it('is rejected when its token belongs to another person', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const [signIn] = site.logged.filter(({ event }) => event === 'signed_in');
		const session = { sessionId: String(signIn?.['session']), refreshToken: 'unknown' };
		const accessToken = await site.accessToken('mona-moderator');
		const box = createSealedBox(site.config.session.keys);
		const value = await box.seal('session', encodeSession({ ...session, accessToken }));
		replace(browser, () => value);
		expect(await statusOf(browser)).toBe(401);
	});

	it('is rejected by pages too', async () => {
		const browser = await open().signIn('olivia-owner');
		replace(browser, () => 'nonsense');
		expect(await (await browser.visit('/account')).json()).toMatchObject({ viewer: null });
	});
});

describe('every request with a session cookie', () => {
	/** Sends it to a page and to the API, in an isolate that has seen no cookie. */
	async function viewersOf(browser: Browser) {
		const page: { viewer: { name: string } | null } = await (
			await moveTo(open(), browser).visit('/account')
		).json();
		const api = await moveTo(open(), browser).visit('/api/auth/me');
		return { page: page.viewer?.name ?? null, api: api.status };
	}

	it('is checked in the same way by pages and the API', async () => {
		expect(await viewersOf(await open().signIn('olivia-owner'))).toEqual({
			page: 'Olivia Owner',
			api: 200
		});
	});

	it('is anonymous without the row of the session', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const [signIn] = site.logged.filter(({ event }) => event === 'signed_in');
		await env.DB.prepare('DELETE FROM sessions WHERE id = ?').bind(signIn?.['session']).run();
		expect(await viewersOf(browser)).toEqual({ page: null, api: 401 });
	});

	it("is anonymous when the signature of its access token is not Cognito's", async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const box = createSealedBox(site.config.session.keys);
		const opened = await box.open('session', browser.cookies.get('popmap_session')?.value ?? '');
		const tokens = opened && decodeSession(opened.content);
		if (!tokens) throw new TypeError('The cookie does not open');
		const [header, claims, signature = ''] = tokens.accessToken.split('.');
		const accessToken = [header, claims, [...signature].reverse().join('')].join('.');
		const forged = { ...tokens, accessToken, refreshToken: 'none' };
		const value = await box.seal('session', encodeSession(forged));
		browser.cookies.set('popmap_session', { value, attributes: '' });
		expect(await viewersOf(browser)).toEqual({ page: null, api: 401 });
	});
});

describe('rotating session keys', () => {
	const old = String(env.SESSION_KEYS);
	const both = `k2:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8,${old}`;
	const kidOf = (browser: Browser) => {
		const [header = ''] = (browser.cookies.get('popmap_session')?.value ?? '').split('.');
		return JSON.parse(atob(header.replaceAll('-', '+').replaceAll('_', '/'))).kid;
	};

	it('keeps everyone signed in and seals the cookie again with the new key', async () => {
		const browser = await open().signIn('olivia-owner');
		expect(kidOf(browser)).toBe('k1');
		const later = moveTo(open({ settings: { SESSION_KEYS: both } }), browser);
		expect(await statusOf(later)).toBe(200);
		expect(kidOf(later)).toBe('k2');
		const last = moveTo(open({ settings: { SESSION_KEYS: both.split(',')[0] } }), later);
		expect(await statusOf(last)).toBe(200);
	});

	it('works while another isolate knows the new key and still seals with the old one', async () => {
		const browser = await open({ settings: { SESSION_KEYS: both } }).signIn('olivia-owner');
		const settings = { SESSION_KEYS: both.split(',').reverse().join(',') };
		expect(await statusOf(moveTo(open({ settings }), browser))).toBe(200);
	});
});

describe('a rejected session', () => {
	const settings = { SESSION_IDLE_SECONDS: '600', SESSION_ABSOLUTE_SECONDS: '900' };
	const endNow = (browser: Browser) =>
		env.DB.prepare("UPDATE sessions SET ended_at = 1, ended_because = 'signed_out'")
			.run()
			.then(() => browser);

	it.each<[string, (site: Site, browser: Browser) => unknown]>([
		['cookie_unreadable', (_, browser) => setCookie(browser, 'nonsense')],
		['session_unknown', () => env.DB.exec('DELETE FROM sessions')],
		['session_ended', (_, browser) => endNow(browser)],
		['idle_too_long', (site) => site.pass(600)],
		['lifetime_over', (site) => site.pass(900)]
	])('is logged with its reason: %s', async (reason, spoil) => {
		const site = open({ settings });
		const browser = await site.signIn('olivia-owner');
		site.pass(5);
		await spoil(site, browser);
		const response = await me(browser);
		expect(response.status).toBe(401);
		const request_id = response.headers.get('x-request-id');
		expect(site.logged.slice(-1)).toMatchObject([{ event: 'session_refused', reason, request_id }]);
		expect(browser.cookies.has('popmap_session')).toBe(false);
	});

	it('loses its cookie in a response that is not cacheable', async () => {
		const browser = open().browse();
		const visit = () => browser.visit('/api/categories');
		expect((await visit()).headers.get('cache-control')).toBe('private, no-cache');
		browser.cookies.set('popmap_session', { value: 'nonsense', attributes: '' });
		const response = await visit();
		expect(response.headers.get('set-cookie')).toMatch(/^popmap_session=;/);
		expect(response.headers.get('cache-control')).toBe('private, no-store');
	});

	it('does not clear the cookie of the sign-in that replaced it, even if its response is late', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const late = browser.copy();
		await site.signIn('olivia-owner', browser);
		const response = await me(late);
		expect(response.status).toBe(401);
		expect(response.headers.getSetCookie()).toEqual([]);
	});
});

describe('the lifetime of a session', () => {
	const settings = { SESSION_IDLE_SECONDS: '600', SESSION_ABSOLUTE_SECONDS: '1800' };
	const visitPage = async (browser: Browser) => (await browser.visit('/account')).json();
	const viewer = { viewer: expect.objectContaining({ name: 'Olivia Owner' }) };

	it.each([
		[599, 200],
		[600, 401]
	])('after %i idle seconds the response is %i', async (seconds, status) => {
		const site = open({ settings });
		const browser = await site.signIn('olivia-owner');
		site.pass(seconds);
		expect(await statusOf(browser)).toBe(status);
	});

	it('is extended by activity', async () => {
		const site = open({ settings });
		const browser = await site.signIn('olivia-owner');
		for (let minutes = 0; minutes < 20; minutes += 5) {
			site.pass(300);
			expect(await visitPage(browser)).toMatchObject(viewer);
			await site.settle();
		}
	});

	it('is not extended by a tab that only polls /api/auth/me', async () => {
		const site = open({ settings });
		const browser = await site.signIn('olivia-owner');
		site.pass(300);
		expect(await statusOf(browser)).toBe(200);
		expect((await browser.visit('/api/auth/me/')).status).toBe(200);
		await site.settle();
		site.pass(300);
		expect(await statusOf(browser)).toBe(401);
	});

	it.each([
		[1799, true],
		[1800, false]
	])('after %i seconds of activity, the session is open: %s', async (end, signedIn) => {
		const site = open({ settings });
		const browser = await site.signIn('olivia-owner');
		for (let passed = 0; passed + 300 < end; passed += 300) {
			site.pass(300);
			await visitPage(browser);
			await site.settle();
		}
		site.pass(end % 300 || 300);
		expect(await visitPage(browser)).toMatchObject(signedIn ? viewer : { viewer: null });
	});

	it('is by default seven idle days and thirty days in total', async () => {
		const site = open();
		const idle = await site.signIn('olivia-owner');
		site.pass(7 * 86_400);
		expect(await statusOf(idle)).toBe(401);
		const active = await site.signIn('gina-owner');
		for (let day = 1; day < 30; day++) {
			site.pass(86_400);
			expect(await visitPage(active)).toMatchObject({ viewer: { name: 'Gina Owner' } });
			await site.settle();
		}
		site.pass(86_400);
		expect(await statusOf(active)).toBe(401);
	});

	it('is also the lifetime of the cookie', async () => {
		const browser = await open({ settings }).signIn('olivia-owner');
		expect(browser.cookies.get('popmap_session')?.attributes).toContain('Max-Age=1800');
	});
});

describe('while D1 is unavailable', () => {
	it('the API responds with 503 and the session continues', async () => {
		const { instrumented, browser } = await instrumentedSite();
		instrumented.fail();
		const response = await me(browser);
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('5');
		expect(await response.json()).toMatchObject({ code: 'session_unavailable' });
		expect(browser.cookies.has('popmap_session')).toBe(true);
		instrumented.recover();
		expect(await statusOf(browser)).toBe(200);
	});

	it('a page learns that there is a session, but not its owner', async () => {
		const { instrumented, browser } = await instrumentedSite();
		instrumented.fail();
		const page = await browser.visit('/events');
		expect(page.status).toBe(200);
		expect(await page.json()).toMatchObject({ viewer: null, viewerUnknown: true });
	});

	it('the page works if recording activity fails, and the failure is logged', async () => {
		const { site, instrumented, browser } = await instrumentedSite();
		site.pass(301);
		// The first request drops the tokens that were issued at the sign-in.
		await me(browser);
		await site.settle();
		await me(browser);
		instrumented.fail();
		const response = await browser.visit('/account');
		expect(response.status).toBe(200);
		await site.settle();
		expect(site.logged).toContainEqual({
			event: 'session_upkeep_failed',
			request_id: response.headers.get('x-request-id'),
			session: expect.any(String),
			reason: 'database: Network connection lost.'
		});
	});

	it('reads work within five seconds of the last one', async () => {
		const { instrumented, browser } = await instrumentedSite();
		await me(browser);
		instrumented.fail();
		expect(await statusOf(browser)).toBe(200);
		expect((await write(browser)).status).toBe(503);
	});
});

describe('while Cognito is unavailable', () => {
	it('a 404 becomes a 503 for a signed-in person, who may own the page', async () => {
		const browser = await open().signIn('olivia-owner');
		await cognito.control('fault', { endpoint: 'discovery', status: 503, times: 1000 });
		const elsewhere = createSite({ cognito });
		const hidden = '/api/businesses/999999';
		expect((await elsewhere.browse().visit(hidden)).status).toBe(404);
		const response = await moveTo(elsewhere, browser).visit(hidden);
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('5');
		expect(response.headers.getSetCookie()).toEqual([]);
	});

	it('signed-in people notice nothing until their access token expires', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		for (const endpoint of ['jwks', 'discovery', 'token']) {
			await cognito.control('fault', { endpoint, status: 503, times: 1000 });
		}
		site.pass(3500);
		expect(await statusOf(browser)).toBe(200);
	});

	it('an isolate without keys responds with 503 and ends no session', async () => {
		const browser = await open().signIn('olivia-owner');
		await cognito.control('fault', { endpoint: 'jwks', status: 500, times: 20 });
		const cold = moveTo(open(), browser);
		expect(await statusOf(cold)).toBe(503);
		expect(cold.cookies.has('popmap_session')).toBe(true);
	});
});

describe('an anonymous request', () => {
	it('is rejected with a challenge', async () => {
		const response = await me(open().browse());
		expect(response.status).toBe(401);
		expect(response.headers.get('www-authenticate')).toBe('Bearer realm="popmap"');
		expect(await response.json()).toMatchObject({ code: 'not_signed_in' });
	});

	it('may read the public settings', async () => {
		const response = await open().browse().visit('/api/auth/config');
		expect(await response.json()).toEqual({
			region: 'eu-west-1',
			user_pool_id: 'eu-west-1_Local0001',
			issuer: cognito.issuer,
			client_id: 'popmaplocalconfidential001',
			app_client_id: 'popmaplocalpublic000000001',
			domain: cognito.origin,
			providers: ['Facebook', 'Google']
		});
	});

	it('is not what a failed sign-in turns the current session into', async () => {
		const browser = await open().signIn('olivia-owner');
		await walkThroughCognito(browser, 'dana-declines');
		expect(await (await me(browser)).json()).toMatchObject({ name: 'Olivia Owner' });
	});
});
