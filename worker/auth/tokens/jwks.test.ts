import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { createSite } from '../../testing/site.ts';
import { stopAtCallback } from '../../testing/stop-at-callback.ts';

const first = createSite();
const { cognito } = first;
type Site = typeof first;
const open = (options = {}) => createSite({ sharedWith: first, ...options });

beforeEach(() => cognito.reset());

const calls = async () => {
	const { jwks, discovery } = await first.calls();
	return { jwks, discovery };
};

/** Sends a new token, whose signature has to be verified. */
async function verifyOne(site: Site): Promise<number> {
	const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
	const response = await site.browse().visit('/api/auth/me', { headers: { authorization } });
	return response.status;
}

const minute = 60;
const hour = 3600;

const fail = (endpoint: string, fault: object = { status: 503 }) =>
	cognito.control('fault', { endpoint, times: 1000, ...fault });

describe("the pool's keys", () => {
	it('are fetched once and used for ten minutes', async () => {
		const site = open();
		for (let request = 0; request < 5; request++) expect(await verifyOne(site)).toBe(200);
		site.pass(10 * minute - 1);
		expect(await verifyOne(site)).toBe(200);
		expect(await calls()).toEqual({ jwks: 1, discovery: 1 });
		site.pass(1);
		expect(await verifyOne(site)).toBe(200);
		expect(await calls()).toEqual({ jwks: 2, discovery: 2 });
	});

	it("are read from the data centre's cache by a new isolate", async () => {
		const name = crypto.randomUUID();
		const dependencies = { openCache: () => caches.open(name) };
		expect(await verifyOne(open({ dependencies }))).toBe(200);
		expect(await verifyOne(open({ dependencies }))).toBe(200);
		expect(await calls()).toEqual({ jwks: 1, discovery: 1 });
	});

	it('are not read from that cache once they are older than ten minutes', async () => {
		const name = crypto.randomUUID();
		const dependencies = { openCache: () => caches.open(name) };
		const site = open({ dependencies });
		await verifyOne(site);
		site.pass(10 * minute);
		expect(await verifyOne(open({ dependencies }))).toBe(200);
		expect(await calls()).toEqual({ jwks: 2, discovery: 2 });
	});

	it.each([
		['cannot be opened', () => Promise.reject(new Error('no cache here'))],
		['holds something else', brokenCache]
	])('are fetched when the cache %s', async (_, openCache) => {
		expect(await verifyOne(open({ dependencies: { openCache } }))).toBe(200);
	});

	async function brokenCache(): Promise<Cache> {
		const cache = await caches.open(crypto.randomUUID());
		const headers = { 'cache-control': 'max-age=1000', 'x-fetched-at': String(first.clock.now) };
		for (const document of ['openid-configuration', 'jwks.json']) {
			const url = `${cognito.issuer}/.well-known/${document}`;
			await cache.put(url, new Response('<html>', { headers }));
		}
		return cache;
	}

	it('include one for ID tokens and one for access tokens', async () => {
		const kids = new Set<string>();
		const fetch = async (request: Request) => {
			const response = await cognito.fetch(request);
			if (request.url.endsWith('/oauth2/token')) {
				const tokens: Record<string, string> = await response.clone().json();
				for (const name of ['id_token', 'access_token']) {
					kids.add((tokens[name] ?? '').split('.')[0] ?? '');
				}
			}
			return response;
		};
		const browser = await open({ dependencies: { fetch } }).signIn('olivia-owner');
		expect(kids.size).toBe(2);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it('may be mixed with keys of unknown types', async () => {
		const set: { keys: object[] } = await (
			await cognito.fetch(new Request(`${cognito.issuer}/.well-known/jwks.json`))
		).json();
		const unknownKeys = [{ kty: 'AKP', alg: 'ML-DSA-44', kid: 'x', pub: 'AAAA' }, { kty: 'new' }];
		const keys = [...unknownKeys, ...set.keys];
		await cognito.control('fault', { endpoint: 'jwks', status: 200, body: { keys } });
		expect(await verifyOne(open())).toBe(200);
	});
});

describe('while Cognito is unavailable', () => {
	it.each([
		['responds with 503', { status: 503 }],
		['sends HTML', { malformed: 'html' }],
		['sends half its response', { malformed: 'half_json' }],
		['sends a document without keys', { body: { no: 'keys' } }],
		['sends a body that is too large', { body: { keys: [], padding: 'x'.repeat(70_000) } }]
	])('the copy is used for a day when it %s', async (_, fault) => {
		const site = open();
		await verifyOne(site);
		await fail('jwks', fault);
		await fail('discovery', fault);
		site.pass(24 * hour - 1);
		expect(await verifyOne(site)).toBe(200);
		site.pass(1);
		expect(await verifyOne(site)).toBe(503);
	});

	it('an error response with keys in it is not used', async () => {
		const url = `${cognito.issuer}/.well-known/jwks.json`;
		const keys: object = await (await cognito.fetch(new Request(url))).json();
		await fail('jwks', { status: 500, body: keys });
		expect(await verifyOne(open())).toBe(503);
	});

	it('it is called once in ten seconds, not once per request', async () => {
		const site = open();
		await verifyOne(site);
		await fail('jwks');
		await fail('discovery');
		site.pass(hour);
		for (let request = 0; request < 5; request++) expect(await verifyOne(site)).toBe(200);
		expect(await calls()).toEqual({ jwks: 2, discovery: 2 });
		site.pass(10);
		expect(await verifyOne(site)).toBe(200);
		expect(await calls()).toEqual({ jwks: 3, discovery: 3 });
	});

	it('it is called once a second if there is no copy, so recovery takes a second', async () => {
		const site = open();
		await fail('discovery', { times: 1, status: 503 });
		for (let request = 0; request < 5; request++) expect(await verifyOne(site)).toBe(503);
		expect(await calls()).toEqual({ jwks: 0, discovery: 1 });
		site.pass(1);
		expect(await verifyOne(site)).toBe(200);
	});

	it('the response is a 503 with Retry-After', async () => {
		await fail('jwks');
		const site = open();
		const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
		const response = await site.browse().visit('/api/auth/me', { headers: { authorization } });
		expect(response.status).toBe(503);
		expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(site.logged.map(({ event }) => event)).toContain('cognito_document_unavailable');
	});

	it('a hanging request times out after three seconds', async () => {
		await fail('discovery', { hang: true });
		const site = open();
		expect(await verifyOne(site)).toBe(503);
		expect(site.logged).toContainEqual(
			expect.objectContaining({ detail: 'no response within 3000 ms' })
		);
	});
});

describe('an unknown key id', () => {
	const unknownKid = () =>
		cognito.control('tokens', { mutation: 'unknown_kid', token: 'access', times: 1 });

	const invented = async (site: Site) => {
		await unknownKid();
		return verifyOne(site);
	};

	it('causes the keys to be fetched once a second, however many clients send one', async () => {
		const site = open();
		await verifyOne(site);
		for (let second = 1; second <= 2; second++) {
			const requests: Promise<number>[] = [];
			for (let request = 0; request < 10; request++) requests.push(invented(site));
			const statuses = await Promise.all(requests);
			expect(statuses).toContain(401);
			expect(await calls()).toEqual({ jwks: 1 + second, discovery: 1 });
		}
	});

	it('of a new key is accepted at once, whatever ids others have just invented', async () => {
		const site = open();
		await verifyOne(site);
		expect(await invented(site)).toBe(401);
		await cognito.control('rotate-keys', { keep_old: false });
		expect(await verifyOne(site)).toBe(200);
	});

	it('of a new key is 503 with Retry-After while the keys cannot be fetched, never 401', async () => {
		const site = open();
		await verifyOne(site);
		await cognito.control('rotate-keys', { keep_old: false });
		await fail('jwks');
		const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
		for (let request = 0; request < 2; request++) {
			const response = await site.browse().visit('/api/auth/me', { headers: { authorization } });
			expect(response.status).toBe(503);
			expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
		}
		await cognito.reset();
	});

	it('causes no further fetch within ten seconds of a failed one', async () => {
		const site = open();
		await verifyOne(site);
		await fail('jwks');
		site.pass(10);
		for (let request = 0; request < 5; request++) {
			expect(await invented(site)).toBe(503);
		}
		expect(await calls()).toEqual({ jwks: 2, discovery: 1 });
	});

	it('of a client does not delay a sign-in', async () => {
		const site = open();
		await verifyOne(site);
		site.pass(10);
		await unknownKid();
		expect(await verifyOne(site)).toBe(401);
		await cognito.control('rotate-keys', { keep_old: false });
		const browser = await site.signIn('olivia-owner');
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it('causes one fetch for all concurrent requests', async () => {
		const site = open();
		await verifyOne(site);
		const callbacks = await Promise.all(
			['olivia-owner', 'gina-owner', 'olivia-owner'].map(async (person) => {
				const browser = site.browse();
				return { browser, url: await stopAtCallback(browser, person) };
			})
		);
		site.pass(10);
		await cognito.control('rotate-keys', { keep_old: false });
		await cognito.control('fault', { endpoint: 'jwks', delay_ms: 200 });
		const responses = callbacks.map(async ({ browser, url }) => (await browser.visit(url)).status);
		expect(await Promise.all(responses)).toEqual([303, 303, 303]);
		expect(await calls()).toEqual({ jwks: 2, discovery: 1 });
	});

	it('does not reject a sign-in while the keys are unavailable', async () => {
		const site = open();
		await verifyOne(site);
		const browser = site.browse();
		const callback = await stopAtCallback(browser);
		await cognito.control('rotate-keys', { keep_old: false });
		await fail('jwks');
		expect((await browser.visit(callback)).status).toBe(503);
		expect(site.logged).toContainEqual(
			expect.objectContaining({ event: 'sign_in_failed', reason: 'cognito_unavailable' })
		);
	});

	it('does not affect the known keys', async () => {
		const site = open();
		await verifyOne(site);
		await fail('jwks');
		site.pass(10);
		await unknownKid();
		await verifyOne(site);
		expect(await verifyOne(site)).toBe(200);
	});

	it('of a new key does not interrupt a session', async () => {
		const site = open();
		const browser: Browser = await site.signIn('olivia-owner');
		site.pass(hour);
		await cognito.control('rotate-keys', { keep_old: true });
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		site.pass(hour);
		await cognito.control('rotate-keys', { keep_old: false });
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		site.pass(11);
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
	});

	it('of a removed key leads to a refresh of the session', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		site.pass(11 * minute);
		await cognito.control('rotate-keys', { keep_old: false });
		expect((await browser.visit('/api/auth/me')).status).toBe(200);
		expect(site.logged.map(({ event }) => event)).toContain('session_renewed');
	});
});

describe('invalid metadata', () => {
	it.each([
		['of another issuer', { issuer: 'https://another-issuer.example' }],
		['of the same issuer with a slash', { issuer: `${cognito.issuer}/` }],
		['with keys on another host', { jwks_uri: 'https://evil.example/jwks.json' }],
		[
			'with keys on another port',
			{ jwks_uri: 'http://localhost:9230/eu-west-1_Local0001/.well-known/jwks.json' }
		],
		['without keys', { jwks_uri: null }],
		['with keys at no URL', { jwks_uri: 'jwks.json' }]
	])('%s is rejected, and no key is fetched', async (_, merge) => {
		await cognito.control('fault', { endpoint: 'discovery', times: 5, merge });
		const asked: string[] = [];
		const fetch = (request: Request) => {
			asked.push(request.url);
			return cognito.fetch(request);
		};
		expect(await verifyOne(open({ dependencies: { fetch } }))).toBe(503);
		expect(asked.filter((url) => url.includes('jwks'))).toEqual([]);
	});

	it('is not followed to another URL by a redirect', async () => {
		await cognito.control('fault', {
			endpoint: 'discovery',
			status: 302,
			headers: { location: 'https://evil.example/' }
		});
		const followed: string[] = [];
		const fetch = async (request: Request) => {
			const response = await cognito.fetch(request);
			const isFollowed = response.status === 302 && request.redirect === 'follow';
			if (isFollowed) followed.push(response.headers.get('location') ?? '');
			return response;
		};
		expect(await verifyOne(open({ dependencies: { fetch } }))).toBe(503);
		expect(followed).toEqual([]);
	});
});
