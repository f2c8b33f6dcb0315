import { describe, expect, it } from 'vitest';
import type { Problem } from '../http/problem.ts';
import { createSite } from '../testing/site.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';

const first = createSite();
const open = (options = {}) => createSite({ sharedWith: first, ...options });
const readableId = /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/;

const brokenPages = () => Promise.reject(new TypeError('secret detail of the inside'));

/** One response of every kind. */
const kinds: [string, string, object][] = [
	['a page', '/', {}],
	['a page that was asked for without its body', '/', { method: 'HEAD' }],
	['a mistake in a query of the API', '/api/events?limit=x', {}],
	['a refusal of the API', '/api/auth/me', {}],
	['an API path that does not exist', '/api/nothing-here', {}],
	['a redirect', '/auth/login', {}],
	['a failed sign-in', '/callback?code=x&state=y', {}],
	['a refused write', '/account', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }],
	['the health of the site', '/health', {}]
];

const securityHeaders = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()',
	'content-security-policy': expect.stringContaining("default-src 'none'")
};

describe('every response', () => {
	it.each(kinds)('has the security headers: %s', async (_, path, visit) => {
		const { headers } = await open().browse().visit(path, visit);
		expect(Object.fromEntries(headers)).toMatchObject({
			...securityHeaders,
			'cache-control': 'private, no-store'
		});
		expect(headers.has('strict-transport-security')).toBe(false);
	});

	it('has them when the API answers, which clients keep and ask for each time', async () => {
		const { headers } = await open().browse().visit('/api/auth/config');
		expect(Object.fromEntries(headers)).toMatchObject({
			...securityHeaders,
			'cache-control': 'private, no-cache'
		});
	});

	it.each(kinds)('requires https where the site uses it: %s', async (_, path, visit) => {
		const site = open({ settings: { APP_ORIGIN: 'https://popmap.test' } });
		const { headers } = await site.browse().visit(path, visit);
		const hsts = 'max-age=63072000; includeSubDomains; preload';
		expect(headers.get('strict-transport-security')).toBe(hsts);
	});

	it.each(kinds)('has a readable request id, a new one each time: %s', async (_, path, visit) => {
		const browser = open().browse();
		const ids = [await browser.visit(path, visit), await browser.visit(path, visit)].map(
			({ headers }) => headers.get('x-request-id')
		);
		for (const id of ids) expect(id).toMatch(readableId);
		expect(ids[0]).not.toBe(ids[1]);
	});

	it('cannot be framed and loads nothing when it is an error', async () => {
		const renderPage = brokenPages;
		const response = await open({ dependencies: { renderPage } }).browse().visit('/');
		expect(response.headers.get('content-security-policy')).toBe(
			"default-src 'none'; frame-ancestors 'none'"
		);
		expect(response.headers.get('x-request-id')).toMatch(readableId);
	});

	it("lets a page's forms lead to Cognito, and keeps the rest of its policy", async () => {
		const renderPage = async () =>
			new Response('', {
				headers: { 'content-security-policy': "script-src 'nonce-x'; form-action 'self'" }
			});
		const response = await open({ dependencies: { renderPage } }).browse().visit('/');
		expect(response.headers.get('content-security-policy')).toBe(
			"script-src 'nonce-x'; form-action 'self' http://localhost:9229"
		);
	});

	it('may be cached where it says so itself', async () => {
		const headers = { 'cache-control': 'public, max-age=60' };
		const renderPage = async () => new Response('', { headers });
		const response = await open({ dependencies: { renderPage } }).browse().visit('/login');
		expect(response.headers.get('cache-control')).toBe('public, max-age=60');
	});
});

describe('an error', () => {
	it('has one shape on the API', async () => {
		const response = await open().browse().visit('/api/nothing-here');
		expect(response.status).toBe(404);
		expect(await response.json()).toEqual({
			error: 'The address may be mistyped, or the page may have been removed.',
			code: 'not_found',
			request_id: response.headers.get('x-request-id')
		});
	});

	it.each(['GET', 'POST', 'DELETE'])(
		'is 404 for %s of an API path that does not exist',
		async (method) => {
			const headers = { 'sec-fetch-site': 'same-origin' };
			const response = await open().browse().visit('/api/nothing-here/at/all', { method, headers });
			expect(response.status).toBe(404);
			expect(response.headers.get('content-type')).toContain('application/json');
		}
	);

	it('is a page elsewhere, and never a redirect', async () => {
		const response = await open().browse().visit('/auth/login?provider=Unknown');
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({
			requestId: response.headers.get('x-request-id'),
			problem: { code: 'unknown_provider', actions: [{ href: '/login' }] }
		});
	});

	it('that is unexpected reveals nothing; its details are logged', async () => {
		const site = open({ dependencies: { renderPage: brokenPages } });
		const response = await site.browse().visit('/account?token=abc');
		const text = await response.text();
		expect(response.status).toBe(500);
		expect(text).not.toContain('secret detail');
		expect(text).toContain(`Reference: ${response.headers.get('x-request-id')}`);
		expect(site.logged).toContainEqual({
			event: 'request_failed',
			request_id: response.headers.get('x-request-id'),
			method: 'GET',
			route: '/account',
			reason: 'TypeError: secret detail of the inside'
		});
		expect(JSON.stringify(site.logged)).not.toContain('abc');
	});

	it('of a statement is 500, with its reason in the log and without its parameters', async () => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const browser = await site.signIn('olivia-owner');
		site.pass(5);
		instrumented.fail('D1_ERROR: no such table: sessions: SQLITE_ERROR');
		const response = await browser.visit('/api/auth/me');
		expect(response.status).toBe(500);
		expect(await response.json()).toEqual({
			error: expect.not.stringMatching(/sqlite|table|D1/i),
			code: 'unexpected',
			request_id: response.headers.get('x-request-id')
		});
		const failed = site.logged.filter(({ event }) => event === 'request_failed');
		expect(failed).toMatchObject([
			{ reason: 'database: D1_ERROR: no such table: sessions: SQLITE_ERROR' }
		]);
		const [{ session } = { session: null }] = site.logged.filter(
			({ event }) => event === 'signed_in'
		);
		expect(JSON.stringify(failed)).not.toContain(String(session));
		expect(browser.cookies.has('popmap_session')).toBe(true);
	});

	it.each([
		['/events?q=jam', ['Try again: /events?q=jam', 'Go to the home page: /']],
		['/', ['Try again: /']],
		['/login', ['Go to the home page: /']]
	])('at %s offers a retry if possible, and the home page', async (path, actions) => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const browser = await site.signIn('olivia-owner');
		site.pass(5);
		instrumented.fail('D1_ERROR: no such table: sessions: SQLITE_ERROR');
		const response = await browser.visit(path);
		expect(response.status).toBe(500);
		const { problem }: { problem: Problem } = await response.json();
		expect(problem.actions.map(({ label, href }) => `${label}: ${href}`)).toEqual(actions);
	});

	it('after a form offers no link to retry', async () => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const browser = await site.signIn('olivia-owner');
		instrumented.fail('D1_ERROR: no such table: sessions: SQLITE_ERROR');
		const response = await browser.visit('/account', { form: {} });
		expect(response.status).toBe(500);
		expect(await response.json()).toMatchObject({ problem: { actions: [{ href: '/' }] } });
	});

	it('is explained in plain text when its page cannot be rendered', async () => {
		const site = open({ dependencies: { renderPage: brokenPages } });
		const response = await site.browse().visit('/callback?code=x&state=y');
		expect(response.status).toBe(400);
		expect(await response.text()).toContain('This sign-in is no longer valid');
		expect(site.logged.map(({ event }) => event)).toContain('problem_page_failed');
	});
});

describe('a trailing slash', () => {
	it.each(['/api/auth/me', '/api/auth/config', '/api/auth/sessions', '/health'])(
		'does not change the response of %s',
		async (path) => {
			const site = open();
			const browser = await site.signIn('olivia-owner');
			const [plain, slashed] = [await browser.visit(path), await browser.visit(`${path}/`)];
			expect(plain.status).toBe(200);
			expect(slashed.status).toBe(200);
			expect(await slashed.json()).toEqual(await plain.json());
		}
	);
});

describe('the health check', () => {
	it('reports the version and that the database responds', async () => {
		const response = await open().browse().visit('/health');
		expect(response.status).toBe(200);
		expect(await response.json()).toEqual({ status: 'ok', version: 'test', database: 'ok' });
	});

	it('responds with 503 while the database does not respond', async () => {
		const instrumented = instrumentDatabase();
		instrumented.fail();
		const response = await open({ dependencies: { database: instrumented.database } })
			.browse()
			.visit('/health');
		expect(response.status).toBe(503);
		expect(await response.json()).toEqual({
			status: 'degraded',
			version: 'test',
			database: 'unreachable'
		});
	});
});
