import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../test/browser/browser.ts';
import { createSite } from '../../testing/site.ts';
import { instrumentDatabase } from '../../testing/instrumented-database.ts';

const first = createSite();
const { cognito } = first;
const open = (options = {}) => createSite({ sharedWith: first, ...options });

beforeEach(async () => {
	cognito.reset();
	await env.DB.exec('DELETE FROM users');
});

const meWith = (browser: Browser, token: string, scheme = 'Bearer') =>
	browser.visit('/api/auth/me', { headers: { authorization: `${scheme} ${token}` } });

/** A request of a program: without a cookie and without a browser's headers. */
const meOf = async (site: typeof first, authorization: string) =>
	site.app.fetch(new Request(`${site.config.origin}/api/auth/me`, { headers: { authorization } }));

const usersCalled = async (name: string) =>
	(await env.DB.prepare('SELECT * FROM users WHERE name = ?').bind(name).all()).results;

describe('an access token in the Authorization header', () => {
	it('identifies the caller without a cookie', async () => {
		const site = open();
		const response = await meOf(site, `Bearer ${await site.accessToken('mona-moderator')}`);
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({
			name: 'Mona Moderator',
			email: 'mona-moderator@popmap.test',
			identity_provider: 'Cognito',
			groups: ['admins'],
			is_moderator: true
		});
		expect(response.headers.getSetCookie()).toEqual([]);
	});

	it('may be for a client of COGNITO_API_CLIENT_IDS, whose first is published', async () => {
		const site = open();
		const config = await (await site.browse().visit('/api/auth/config')).json();
		expect(config).toMatchObject({
			region: 'eu-west-1',
			user_pool_id: 'eu-west-1_Local0001',
			client_id: 'popmaplocalconfidential001',
			app_client_id: 'popmaplocalpublic000000001',
			domain: 'http://localhost:9229',
			providers: ['Facebook', 'Google']
		});
		const client = { client_id: 'popmaplocalpublic000000001' };
		const token = await site.accessToken('gina-owner', client);
		expect((await meOf(site, `Bearer ${token}`)).status).toBe(200);
		const strict = open({ settings: { COGNITO_API_CLIENT_IDS: undefined } });
		const refused = await meOf(strict, `Bearer ${token}`);
		expect(refused.status).toBe(401);
		expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"');
		const without = await (await strict.browse().visit('/api/auth/config')).json();
		expect(without).toMatchObject({ app_client_id: null });
	});

	it('creates the user of a person who has never signed in, once', async () => {
		const site = open();
		const token = await site.accessToken('layla-right-to-left');
		expect(await usersCalled('ليلى السوق 🌸')).toEqual([]);
		const both = await Promise.all([meOf(site, `Bearer ${token}`), meOf(site, `Bearer ${token}`)]);
		expect(both.map(({ status }) => status)).toEqual([200, 200]);
		expect(await usersCalled('ليلى السوق 🌸')).toHaveLength(1);
		const calls = (await site.calls())['userinfo'];
		await meOf(site, `Bearer ${token}`);
		expect((await site.calls())['userinfo']).toBe(calls);
	});

	it('identifies the same user as a sign-in of that person', async () => {
		const site = open();
		const byToken = await meOf(site, `Bearer ${await site.accessToken('gina-owner')}`);
		const browser = await site.signIn('gina-owner');
		const { id }: { id: string } = await byToken.json();
		expect(await (await browser.visit('/api/auth/me')).json()).toMatchObject({
			id,
			identity_provider: 'Google'
		});
	});

	it("without openid creates a user from the token's claims", async () => {
		const site = open();
		const scope = 'aws.cognito.signin.user.admin';
		const token = await site.accessToken('otto-other-owner', { scope });
		expect(await (await meOf(site, `Bearer ${token}`)).json()).toMatchObject({
			username: '6f80a91d-12a5-4fa7-b23b-40e9ad9bd7d9',
			email: null
		});
		expect((await site.calls())['userinfo']).toBe(0);
	});

	it('takes one query for a known user', async () => {
		const instrumented = instrumentDatabase();
		const site = open({ dependencies: { database: instrumented.database } });
		const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
		await meOf(site, authorization);
		expect(await instrumented.count(() => meOf(site, authorization))).toBe(1);
	});

	it.each(['bearer', 'BEARER', 'Bearer '])('is accepted under the scheme “%s”', async (scheme) => {
		const site = open();
		const response = await meOf(site, `${scheme} ${await site.accessToken('emil-owner')}`);
		expect(response.status).toBe(200);
	});

	it('works with a trailing slash too', async () => {
		const site = open();
		const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
		const response = await site.browse().visit('/api/auth/me/', { headers: { authorization } });
		expect(response.status).toBe(200);
	});
});

describe('an invalid access token', () => {
	async function expectInvalid(response: Response): Promise<void> {
		expect(response.status).toBe(401);
		expect(response.headers.get('www-authenticate')).toBe(
			'Bearer realm="popmap", error="invalid_token"'
		);
		expect(await response.json()).toMatchObject({ code: 'invalid_token' });
	}

	it.each([
		'wrong_iss',
		'missing_iss',
		'missing_sub',
		'wrong_client_id',
		'missing_client_id',
		'wrong_token_use',
		'missing_token_use',
		'expired',
		'missing_exp',
		'alg_none',
		'alg_hs256',
		'alg_es256',
		'bad_signature',
		'unknown_kid'
	])('is rejected: %s', async (mutation) => {
		const site = open();
		await cognito.control('tokens', { mutation, token: 'access' });
		await expectInvalid(await meOf(site, `Bearer ${await site.accessToken('emil-owner')}`));
	});

	it('is rejected when it is an ID token', async () => {
		const site = open();
		const tokens = await cognito.control('sign-in', { person: 'emil-owner' });
		const idToken =
			typeof tokens === 'object' && tokens && 'id_token' in tokens ? tokens.id_token : null;
		await expectInvalid(await meOf(site, `Bearer ${String(idToken)}`));
	});

	it('is rejected when it was issued to another app client of the same pool', async () => {
		const site = open({ settings: { COGNITO_API_CLIENT_IDS: undefined } });
		const input = { client_id: 'popmaplocalpublic000000001' };
		await expectInvalid(await meOf(site, `Bearer ${await site.accessToken('emil-owner', input)}`));
	});

	it('is rejected when it expires this second', async () => {
		const site = open();
		const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
		site.pass(3599);
		expect((await meOf(site, authorization)).status).toBe(200);
		site.pass(1);
		await expectInvalid(await meOf(site, authorization));
	});

	it.each([
		['that is not valid yet', { nbf: 4_000_000_000 }],
		["for another API's sake", { aud: 'https://another-api.example' }]
	])('is rejected when it is one %s', async (_, claims) => {
		const site = open();
		await meOf(site, `Bearer ${await site.accessToken('emil-owner')}`);
		await cognito.control('tokens', { token: 'access', claims });
		expect((await meOf(site, `Bearer ${await site.accessToken('emil-owner')}`)).status).toBe(401);
	});

	it('is rejected when Cognito revoked it before its owner had a row here', async () => {
		const site = open();
		const token = await site.accessToken('theo-two-factor');
		await cognito.control('person', { person: 'theo-two-factor', enabled: false });
		await expectInvalid(await meOf(site, `Bearer ${token}`));
		expect(await usersCalled('Theo Two-Factor')).toEqual([]);
	});

	it.each(['', 'nonsense', 'a.b.c', 'eyJ a', '"quoted"', '..', 'x'.repeat(5000)])(
		'is rejected when it is malformed: “%s”',
		async (token) => expectInvalid(await meOf(open(), `Bearer ${token}`))
	);

	it('creates no user', async () => {
		const site = open();
		await cognito.control('tokens', { mutation: 'bad_signature', token: 'access' });
		await meOf(site, `Bearer ${await site.accessToken('bobby-markup')}`);
		expect(await usersCalled('<b>Bobby</b> & Co')).toEqual([]);
	});
});

describe('another scheme', () => {
	it.each(['Basic dXNlcjpwYXNz', 'Bearerish abc', 'Digest x="y"'])(
		'is not a Bearer token, so the cookie is used: %s',
		async (authorization) => {
			const browser = await open().signIn('olivia-owner');
			const response = await browser.visit('/api/auth/me', { headers: { authorization } });
			expect(response.status).toBe(200);
		}
	);
});

describe('a Bearer token with a cookie', () => {
	it('takes precedence when it is invalid', async () => {
		const browser = await open().signIn('olivia-owner');
		const response = await meWith(browser, 'nonsense');
		expect(response.status).toBe(401);
		expect(browser.cookies.has('popmap_session')).toBe(true);
	});

	it('takes precedence when it is malformed', async () => {
		const browser = await open().signIn('olivia-owner');
		expect((await meWith(browser, '')).status).toBe(401);
	});

	it('takes precedence when it belongs to another person', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const response = await meWith(browser, await site.accessToken('emil-owner'));
		expect(await response.json()).toMatchObject({ name: 'Emil Owner' });
	});

	it('neither refreshes the session nor counts as its activity', async () => {
		const site = open();
		const browser = await site.signIn('olivia-owner');
		const cookie = browser.cookies.get('popmap_session')?.value;
		site.pass(3600);
		const before = await site.calls();
		await meWith(browser, await site.accessToken('emil-owner'));
		expect((await site.calls())['token']).toBe(before['token']);
		expect(browser.cookies.get('popmap_session')?.value).toBe(cookie);
	});

	it('is ignored on a page, which accepts the cookie only', async () => {
		const site = open();
		const headers = { authorization: `Bearer ${await site.accessToken('emil-owner')}` };
		const anonymous = await site.browse().visit('/account', { headers });
		expect(await anonymous.json()).toMatchObject({ viewer: null });
		const browser = await site.signIn('olivia-owner');
		const page = await browser.visit('/account', { headers });
		expect(await page.json()).toMatchObject({ viewer: { name: 'Olivia Owner' } });
	});
});

describe('a write with a Bearer token', () => {
	const crossSite = { 'sec-fetch-site': 'cross-site', origin: 'https://another.example' };

	it('needs no same-origin headers', async () => {
		const site = open();
		const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
		const response = await site.browse().visit('/api/auth/sessions/end-others', {
			method: 'POST',
			headers: { authorization, ...crossSite }
		});
		expect(response.status).toBe(200);
	});

	it('does not exempt a cookie that comes with it', async () => {
		const browser = await open().signIn('olivia-owner');
		const response = await browser.visit('/api/auth/sessions/end-others', {
			method: 'POST',
			headers: { authorization: 'Bearer nonsense', ...crossSite }
		});
		expect(response.status).toBe(401);
	});

	it.each(['/auth/logout', '/account', '/apis', '/API/auth/me'])(
		'is exempt on the API only: %s',
		async (path) => {
			const site = open();
			const browser = await site.signIn('olivia-owner');
			const authorization = `Bearer ${await site.accessToken('emil-owner')}`;
			const response = await browser.visit(path, {
				form: {},
				headers: { authorization, ...crossSite }
			});
			expect(response.status).toBe(403);
			expect((await browser.visit('/api/auth/me')).status).toBe(200);
		}
	);
});

describe('an outage', () => {
	const known = async (options = {}) => {
		const site = open(options);
		return { site, authorization: `Bearer ${await site.accessToken('emil-owner')}` };
	};

	it('of D1 results in a 503', async () => {
		const instrumented = instrumentDatabase();
		const { site, authorization } = await known({
			dependencies: { database: instrumented.database }
		});
		instrumented.fail();
		const response = await meOf(site, authorization);
		expect(response.status).toBe(503);
		expect(response.headers.get('retry-after')).toBe('5');
		expect(await response.json()).toMatchObject({ code: 'session_unavailable' });
	});

	it('of userInfo results in a 503, and the user is created later', async () => {
		const site = open();
		const authorization = `Bearer ${await site.accessToken('anna-attendee')}`;
		await cognito.control('fault', { endpoint: 'userinfo', status: 500 });
		expect((await meOf(site, authorization)).status).toBe(503);
		expect(await usersCalled('Anna Attendee')).toEqual([]);
		expect((await meOf(site, authorization)).status).toBe(200);
	});
});
