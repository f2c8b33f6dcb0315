import { base64url } from 'jose';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';
import { createSite } from '../../testing/site.ts';
import { agreeAt, stopAtCallback } from '../../testing/stop-at-callback.ts';

const first = createSite();
const { cognito } = first;
const open = (options = {}) => createSite({ sharedWith: first, ...options });

beforeEach(() => cognito.reset());

const pendingIn = ({ cookies }: Browser) =>
	[...cookies.keys()].filter((name) => name.startsWith('popmap_signin-'));

const startFrom = async (browser: Browser, query = '?provider=Facebook') => {
	const start = await browser.visit(`/auth/login${query}`);
	expect(start.status).toBe(303);
	return new URL(start.headers.get('location') ?? '');
};

/** The code that explains the failure on the page. */
const expectExpired = async (response: Response) => {
	expect(response.status).toBe(400);
	expect(await response.json()).toMatchObject({
		page: '/callback',
		problem: { code: 'sign_in_expired', actions: [{ label: 'Sign in', href: '/login' }, {}] }
	});
};

const expectExpiredCode = async (response: Response) => {
	expect(response.status).toBe(400);
	expect(await response.json()).toMatchObject({ problem: { code: 'sign_in_expired' } });
};

describe('several sign-ins in one browser', () => {
	it('complete in any order, each at its own return path', async () => {
		const browser = open().browse();
		const one = await browser.follow('/auth/login?provider=Google&return_to=/one');
		const two = await browser.follow('/auth/login?provider=Google&return_to=/two');
		expect(pendingIn(browser)).toHaveLength(2);
		const secondBack = await browser.visit(await agreeAt(browser, two.url.href, 'gina-owner'));
		expect(secondBack.headers.get('location')).toBe('/two');
		const firstBack = await browser.visit(await agreeAt(browser, one.url.href, 'gina-owner'));
		expect(firstBack.headers.get('location')).toBe('/one');
		expect(pendingIn(browser)).toEqual([]);
	});

	it('are limited to five: the oldest is removed', async () => {
		const site = open();
		const browser = site.browse();
		const { url } = await browser.follow('/auth/login?provider=Facebook');
		const [oldest] = pendingIn(browser);
		for (let started = 1; started < 6; started++) {
			site.pass(1);
			await startFrom(browser);
		}
		expect(pendingIn(browser)).toHaveLength(5);
		expect(pendingIn(browser)).not.toContain(oldest);
		await expectExpired(await browser.visit(await agreeAt(browser, url.href)));
	});

	it('do not set a cookie twice when the oldest of five is restarted', async () => {
		const site = open();
		const browser = site.browse();
		const oldest = (await startFrom(browser)).searchParams.get('state');
		for (let started = 1; started < 5; started++) {
			site.pass(1);
			await startFrom(browser);
		}
		const error = 'error=invalid_request&error_description=Already+found+an+entry+for+username+x';
		const again = await browser.visit(`/callback?state=${oldest}&${error}`);
		expect(again.status).toBe(303);
		const names = again.headers.getSetCookie().map((line) => line.split('=')[0]);
		expect(names).toEqual([...new Set(names)]);
		expect(pendingIn(browser)).toHaveLength(5);
	});

	it('remove cookies of the same prefix that are invalid or expired', async () => {
		const site = open();
		const browser = site.browse();
		browser.cookies.set('popmap_signin-planted', { value: 'nonsense', attributes: '' });
		await startFrom(browser);
		expect(pendingIn(browser)).toHaveLength(1);
		site.pass(600);
		await startFrom(browser);
		expect(pendingIn(browser)).toHaveLength(1);
	});
});

describe('the lifetime of a pending sign-in', () => {
	it.each([
		[599, 303],
		[600, 400]
	])('after %i seconds the callback responds with %i', async (seconds, status) => {
		const site = open();
		const browser = site.browse();
		const authorize = await startFrom(browser);
		site.pass(seconds);
		const { url } = await browser.follow(authorize.href);
		const back = await browser.visit(await agreeAt(browser, url.href));
		expect(back.status).toBe(status);
		expect(browser.cookies.has('popmap_session')).toBe(status === 303);
	});
});

describe('a callback that has been used', () => {
	it('redirects a signed-in person to the home page, as with the back button', async () => {
		const site = open();
		const browser = site.browse();
		const callback = await stopAtCallback(browser, 'gina-owner', '&return_to=/account');
		await browser.visit(callback);
		const again = await browser.visit(callback);
		expect(again.status).toBe(303);
		expect(again.headers.get('location')).toBe('/');
		expect(await site.calls()).toMatchObject({ token: 1 });
	});

	it('is explained to an anonymous visitor', async () => {
		const browser = open().browse();
		const callback = await stopAtCallback(browser);
		await browser.visit(callback);
		browser.cookies.delete('popmap_session');
		await expectExpired(await browser.visit(callback));
	});
});

/** The callback of another code for a sign-in that was started already. */
const anotherCode = async (browser: Browser, authorize: string) => {
	const response = await browser.visit(authorize);
	return response.headers.get('location') ?? '';
};
const sessionRows = () => env.DB.prepare('SELECT count(*) AS n FROM sessions').first<number>('n');

describe('a state', () => {
	it('makes one session at most, whatever codes and copies of the cookie come with it', async () => {
		const site = open();
		const browser = await site.signIn('gina-owner');
		const authorize = (await startFrom(browser, '?provider=Google')).href;
		const callbacks = [
			await anotherCode(browser, authorize),
			await anotherCode(browser, authorize),
			await anotherCode(browser, authorize)
		];
		expect(new Set(callbacks).size).toBe(3);
		const before = (await sessionRows()) ?? 0;
		const copies = callbacks.map(() => browser.copy());
		const responses: Response[] = [];
		for (const [index, copy] of copies.entries()) {
			responses.push(await copy.visit(callbacks[index] ?? ''));
		}
		expect(responses.map(({ status }) => status)).toEqual([303, 400, 400]);
		expect(await sessionRows()).toBe(before + 1);
		// The old session, which the first one replaced, and the tokens of the other two.
		expect(await site.calls()).toMatchObject({ revoke: 3 });
	});
});

describe('one callback in two requests at once', () => {
	const twice = async (site: ReturnType<typeof open>) => {
		const browser = site.browse();
		const callback = await stopAtCallback(browser, 'gina-owner', '&return_to=/account');
		const [one, two] = [browser.copy(), browser.copy()];
		const before = (await sessionRows()) ?? 0;
		const responses = await Promise.all([one.visit(callback), two.visit(callback)]);
		expect(await sessionRows()).toBe(before + 1);
		return { one, two, responses, callback };
	};

	it('ends signed in, whichever response the browser keeps', async () => {
		const site = open();
		const { one, two, responses } = await twice(site);
		expect(responses.map(({ status }) => status)).toEqual([303, 303]);
		expect(responses.map(({ headers }) => headers.get('location'))).toEqual([
			'/account',
			'/account'
		]);
		for (const browser of [one, two]) {
			expect((await browser.visit('/api/auth/me')).status).toBe(200);
		}
		expect(site.logged.map(({ event }) => event)).toContain('sign_in_repeated');
	});

	it('does so too when the code is refused before the session is saved', async () => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const browser = site.browse();
		const callback = await stopAtCallback(browser, 'gina-owner');
		const copy = browser.copy();
		const { held, release } = instrumented.holdNext('before the query');
		const slow = browser.visit(callback);
		await held;
		const repeated = copy.visit(callback);
		await new Promise((resolve) => setTimeout(resolve, 30));
		release();
		expect([(await slow).status, (await repeated).status]).toEqual([303, 303]);
		expect((await copy.visit('/api/auth/me')).status).toBe(200);
	});

	it('ends nothing when the new session is signed out before the second comes', async () => {
		const site = open();
		const browser = site.browse();
		const callback = await stopAtCallback(browser, 'gina-owner');
		const copy = browser.copy();
		await browser.visit(callback);
		await browser.visit('/auth/logout', { form: {} });
		await expectExpiredCode(await copy.visit(callback));
	});

	it.each([
		[59, 303],
		[60, 400]
	])('%i seconds later responds with %i', async (seconds, status) => {
		const site = open();
		const browser = site.browse();
		const callback = await stopAtCallback(browser, 'gina-owner');
		const copy = browser.copy();
		await browser.visit(callback);
		site.pass(seconds);
		expect((await copy.visit(callback)).status).toBe(status);
	});

	it('leaves no tokens in the row after a minute', async () => {
		const site = open();
		const { one } = await twice(site);
		const kept = () =>
			env.DB.prepare(
				'SELECT count(*) AS n FROM sessions WHERE successor IS NOT NULL AND created_at = ?'
			)
				.bind(startedAt)
				.first('n');
		const startedAt = site.clock.now;
		expect(await kept()).toBe(1);
		site.pass(61);
		await one.visit('/');
		await site.settle();
		expect(await kept()).toBe(0);
	});

	it('continues when the browser drops the first request', async () => {
		const waitUntil = vi.fn<(work: Promise<unknown>) => void>();
		const browser = open({ dependencies: { waitUntil } }).browse();
		const callback = await stopAtCallback(browser, 'gina-owner');
		expect(waitUntil).not.toHaveBeenCalled();
		await browser.visit(callback);
		expect(waitUntil).toHaveBeenCalledOnce();
	});
});

describe('the callback', () => {
	it('rejects a callback whose state belongs to another browser', async () => {
		const site = open();
		const callback = await stopAtCallback(site.browse(), 'olivia-owner');
		const victim = site.browse();
		await expectExpired(await victim.visit(callback));
		expect([...victim.cookies.keys()]).toEqual([]);
		expect(await site.calls()).toMatchObject({ token: 0 });
	});

	it("rejects another browser's callback even with a pending sign-in in this browser", async () => {
		const site = open();
		const callback = await stopAtCallback(site.browse(), 'olivia-owner');
		const victim = site.browse();
		await startFrom(victim);
		await expectExpired(await victim.visit(callback));
	});

	it("rejects a code from another sign-in under this browser's state, by PKCE and nonce", async () => {
		const site = open();
		const stolen = new URL(await stopAtCallback(site.browse(), 'olivia-owner'));
		const victim = site.browse();
		const own = (await startFrom(victim)).searchParams.get('state') ?? '';
		stolen.searchParams.set('state', own);
		const response = await victim.visit(stolen.href);
		expect(response.status).toBe(400);
		expect(victim.cookies.has('popmap_session')).toBe(false);
		expect(site.logged).toContainEqual(expect.objectContaining({ reason: 'code_refused' }));
	});

	it.each([
		[
			'one character changed',
			(state: string) => `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`
		],
		['cut short', (state: string) => state.slice(0, 20)],
		['empty', () => ''],
		['very long', (state: string) => state.repeat(50)]
	])('rejects a state with %s', async (_, tamper) => {
		const browser = open().browse();
		const callback = new URL(await stopAtCallback(browser));
		callback.searchParams.set('state', tamper(callback.searchParams.get('state') ?? ''));
		await expectExpired(await browser.visit(callback.href));
	});

	it('rejects the cookie of one sign-in under the name of another', async () => {
		const browser = open().browse();
		const one = await browser.follow('/auth/login?provider=Facebook');
		const [oneName = ''] = pendingIn(browser);
		await startFrom(browser);
		const [, two] = [...browser.cookies].filter(([name]) => name.startsWith('popmap_signin-'));
		if (!two) throw new TypeError('The second sign-in left no cookie');
		browser.cookies.set(oneName, two[1]);
		await expectExpired(await browser.visit(await agreeAt(browser, one.url.href, 'gina-owner')));
	});

	it.each(['code', 'state', 'iss'])(
		'rejects a callback with a repeated parameter: %s',
		async (name) => {
			const browser = open().browse();
			const callback = new URL(await stopAtCallback(browser), 'http://localhost:5173');
			callback.searchParams.set('iss', first.config.cognito.issuer);
			const twice = new URL(callback);
			twice.searchParams.append(name, 'https://evil.example');
			const response = await browser.visit(twice.href);
			expect(response.status).toBe(400);
			expect(browser.cookies.has('popmap_session')).toBe(false);
			expect((await browser.visit(callback.href)).status).toBe(303);
		}
	);

	it.each([
		['error=access_denied'],
		['error=invalid_request&error_description=Already+found+an+entry+for+username+x']
	])('ignores an error of another issuer: %s', async (error) => {
		const browser = open().browse();
		const state = (await startFrom(browser)).searchParams.get('state');
		const response = await browser.visit(
			`/callback?state=${state}&${error}&iss=https://evil.example`
		);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({
			problem: { message: expect.stringContaining("didn't come from the service that we asked") }
		});
	});

	it('rejects a callback without a code', async () => {
		const browser = open().browse();
		const callback = new URL(await stopAtCallback(browser));
		callback.searchParams.delete('code');
		const response = await browser.visit(callback.href);
		expect(response.status).toBe(400);
		expect(browser.cookies.has('popmap_session')).toBe(false);
	});
});

describe('requests that are not navigations', () => {
	it.each<Record<string, string>>([
		{ 'sec-purpose': 'prefetch' },
		{ 'sec-purpose': 'prefetch;prerender' },
		{ purpose: 'Prefetch' },
		{ purpose: 'preview' },
		{ 'x-purpose': 'preview' },
		{ 'x-moz': 'prefetch' },
		{ 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
		{ 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
		{ 'sec-fetch-dest': 'iframe' }
	])('start no sign-in: %o', async (headers) => {
		const site = open();
		const browser = site.browse();
		const response = await browser.visit('/auth/login', { headers });
		expect(response.status).toBe(403);
		expect(response.headers.getSetCookie()).toEqual([]);
		expect(site.logged.map(({ event }) => event)).not.toContain('sign_in_started');
	});

	it('do not include those without fetch metadata', async () => {
		const { app, config } = open();
		const response = await app.fetch(new Request(`${config.origin}/auth/login`));
		expect(response.status).toBe(303);
	});
});

describe('a link on another site', () => {
	it.each(['cross-site', 'same-site'])(
		'leads to the sign-in page and starts nothing: %s',
		async (site) => {
			const visited = open();
			const browser = visited.browse();
			const headers = { 'sec-fetch-site': site };
			const response = await browser.visit('/auth/login?provider=Google&return_to=/account?a=b', {
				headers
			});
			expect(response.status).toBe(303);
			expect(response.headers.get('location')).toBe(
				'/login?provider=Google&return_to=%2Faccount%3Fa%3Db'
			);
			expect(response.headers.getSetCookie()).toEqual([]);
			const plain = await browser.visit('/auth/login?return_to=//evil.example', { headers });
			expect(plain.headers.get('location')).toBe('/login');
			expect(visited.logged).toEqual([]);
		}
	);

	it.each(['same-origin', 'none'])('is not one that is %s', async (site) => {
		const browser = open().browse();
		const response = await browser.visit('/auth/login', { headers: { 'sec-fetch-site': site } });
		expect(new URL(response.headers.get('location') ?? '').origin).toBe(cognito.origin);
	});

	it('makes no session although Cognito remembers the person', async () => {
		const site = open();
		const browser = await site.signIn('gina-owner');
		browser.cookies.clear();
		const { url } = await browser.follow('/auth/login?provider=Google', {
			headers: { 'sec-fetch-site': 'cross-site' }
		});
		expect(url.pathname).toBe('/login');
		expect(browser.cookies.has('popmap_session')).toBe(false);
	});
});

describe('a browser inside an app', () => {
	const headers = {
		'user-agent':
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 405.0.0.29.68'
	};

	it('is told to open the page elsewhere, because Google refuses it', async () => {
		const site = open();
		const response = await site
			.browse()
			.visit('/auth/login?provider=Google&return_to=/account', { headers });
		expect(response.status).toBe(403);
		expect(await response.json()).toMatchObject({
			problem: {
				code: 'embedded_browser',
				message: expect.stringContaining('Open this page in your browser'),
				actions: [{ href: '/login?return_to=%2Faccount' }]
			}
		});
		expect(site.logged.map(({ event }) => event)).not.toContain('sign_in_started');
	});

	it('may sign in with Facebook', async () => {
		const response = await open().browse().visit('/auth/login?provider=Facebook', { headers });
		expect(response.status).toBe(303);
	});
});

describe('the method HEAD', () => {
	it('starts no sign-in', async () => {
		const site = open();
		const response = await site.browse().visit('/auth/login', { method: 'HEAD' });
		expect(response.status).toBe(405);
		expect(response.headers.get('allow')).toBe('GET');
		expect(response.headers.getSetCookie()).toEqual([]);
		expect(site.logged).toEqual([]);
	});

	it('spends no code at the callback', async () => {
		const site = open();
		const browser = site.browse();
		const callback = await stopAtCallback(browser, 'gina-owner');
		expect((await browser.visit(callback, { method: 'HEAD' })).status).toBe(405);
		expect(await site.calls()).toMatchObject({ token: 0 });
		expect((await browser.visit(callback)).status).toBe(303);
		expect(browser.cookies.has('popmap_session')).toBe(true);
	});
});

describe('/.well-known/change-password', () => {
	it('leads to where a password is changed', async () => {
		const response = await open().browse().visit('/.well-known/change-password');
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe('/account/security/password');
	});
});

describe('the requests to Cognito', () => {
	it('ask for a code with a fresh state, nonce and S256 challenge', async () => {
		const browser = open().browse();
		const one = (await startFrom(browser)).searchParams;
		const two = (await startFrom(browser)).searchParams;
		expect(Object.fromEntries(one)).toMatchObject({
			response_type: 'code',
			client_id: 'popmaplocalconfidential001',
			redirect_uri: 'http://localhost:5173/callback',
			scope: 'openid email profile aws.cognito.signin.user.admin',
			code_challenge_method: 'S256',
			identity_provider: 'Facebook'
		});
		for (const name of ['state', 'nonce', 'code_challenge']) {
			expect(one.get(name)).toMatch(/^[\w-]{43}$/);
			expect(one.get(name)).not.toBe(two.get(name));
		}
	});

	it('separate scopes with %20, as Cognito requires', async () => {
		const { search } = await startFrom(open().browse());
		expect(search).toContain('scope=openid%20email%20profile%20');
	});

	it("use the site's own origin, not the Host header", async () => {
		const { app } = open();
		const response = await app.fetch(new Request('http://evil.example/auth/login'));
		const url = new URL(response.headers.get('location') ?? '');
		expect(url.searchParams.get('redirect_uri')).toBe('http://localhost:5173/callback');
	});

	it.each([
		['de-AT,de;q=0.9,en;q=0.5', 'de'],
		['pt', 'pt-BR'],
		['xx', null]
	])('forward the preferred language: %s → %s', async (header, language) => {
		const browser = open().browse();
		const headers = { 'accept-language': header };
		const start = await browser.visit('/auth/login', { headers });
		const url = new URL(start.headers.get('location') ?? '');
		expect(url.searchParams.get('lang')).toBe(language);
	});

	it('send the verifier of that challenge with the code', async () => {
		const forms: FormData[] = [];
		const fetch = async (request: Request) => {
			if (request.url.endsWith('/oauth2/token')) forms.push(await request.clone().formData());
			return cognito.fetch(request);
		};
		const browser = open({ dependencies: { fetch } }).browse();
		const authorize = await startFrom(browser);
		const { url } = await browser.follow(authorize.href);
		await browser.visit(await agreeAt(browser, url.href));
		const verifier = String(forms[0]?.get('code_verifier'));
		const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
		expect(base64url.encode(new Uint8Array(hash))).toBe(
			authorize.searchParams.get('code_challenge')
		);
	});

	it('fail with any other verifier', async () => {
		const fetch = async (request: Request) => {
			if (!request.url.endsWith('/oauth2/token')) return cognito.fetch(request);
			const form = await request.formData();
			const body = new URLSearchParams({ code_verifier: 'A'.repeat(43) });
			for (const name of ['grant_type', 'code', 'redirect_uri', 'client_id']) {
				body.set(name, String(form.get(name)));
			}
			const { url, method, headers } = request;
			return cognito.fetch(new Request(url, { method, headers, body }));
		};
		const site = open({ dependencies: { fetch } });
		const browser = site.browse();
		const response = await browser.visit(await stopAtCallback(browser));
		expect(response.status).toBe(400);
		expect(site.logged).toContainEqual(expect.objectContaining({ reason: 'code_refused' }));
	});
});
