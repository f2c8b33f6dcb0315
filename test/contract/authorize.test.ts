import { beforeEach, describe, expect, it } from 'vitest';
import { authorizeQuery, callback, createSite, locationOf } from './site.ts';
import { targets } from './target.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe.each(targets)('GET /oauth2/authorize of $name', (target) => {
	const authorize = async (changes: Record<string, string | null> = {}) => {
		const usual = { client_id: target.clientId, redirect_uri: target.callback };
		const query = await authorizeQuery({ ...usual, ...changes });
		return target.fetch(`${target.domain}/oauth2/authorize?${query}`);
	};
	const sentBack = (response: Response) => {
		const location = locationOf(response);
		expect(location.href.startsWith(target.callback)).toBe(true);
		return Object.fromEntries(location.searchParams);
	};

	it('sends a browser without a session to /login with the same query', async () => {
		const response = await authorize();
		expect(response.status).toBe(302);
		const location = locationOf(response);
		expect(location.pathname).toBe('/login');
		expect(location.searchParams.get('redirect_uri')).toBe(target.callback);
		expect(location.searchParams.get('nonce')).toBe('a-nonce');
	});

	it('redirects prompt=none without a session to the site, with login_required', async () => {
		expect(sentBack(await authorize({ prompt: 'none' }))).toEqual({
			error: 'login_required',
			state: 'a-state'
		});
	});

	it('redirects to its own error page when redirect_uri is not registered', async () => {
		const response = await authorize({ redirect_uri: 'https://elsewhere.example/callback' });
		expect(response.status).toBe(302);
		const location = locationOf(response);
		expect(location.pathname).toBe('/error');
		expect(location.searchParams.get('error')).toBe('redirect_mismatch');
		expect(location.searchParams.get('client_id')).toBe(target.clientId);
		expect((await target.fetch(location.href)).status).toBe(400);
	});

	it.each(['/', '?x=1', '#fragment'])(
		'compares redirect_uri as a string: %s at its end is a mismatch',
		async (end) => {
			const response = await authorize({ redirect_uri: `${target.callback}${end}` });
			expect(locationOf(response).searchParams.get('error')).toBe('redirect_mismatch');
		}
	);

	it('shows its own page with 400 when client_id is unknown or missing', async () => {
		expect((await authorize({ client_id: 'nobody' })).status).toBe(400);
		expect((await authorize({ client_id: null })).status).toBe(400);
	});

	it.each([
		['a missing response_type', { response_type: null }],
		['a challenge without its method', { code_challenge_method: null }],
		['the PKCE method plain', { code_challenge_method: 'plain' }]
	])('redirects to the site with invalid_request for %s', async (_, changes) => {
		expect(sentBack(await authorize(changes))).toMatchObject({
			error: 'invalid_request',
			state: 'a-state'
		});
	});

	it('redirects to the site with invalid_scope for an unknown scope', async () => {
		expect(sentBack(await authorize({ scope: 'openid everything' }))).toMatchObject({
			error: 'invalid_scope'
		});
	});
});

describe('GET /oauth2/authorize of the local Cognito', () => {
	let site = createSite();
	beforeEach(() => site.cognito.reset());
	const params = (response: Response) => Object.fromEntries(locationOf(response).searchParams);

	it('returns a UUID as the code, and the state, without iss', async () => {
		const back = await site.signInByEmail('emil-owner@popmap.test');
		expect(back.href.startsWith(`${callback}?`)).toBe(true);
		expect(Object.fromEntries(back.searchParams)).toEqual({
			code: expect.stringMatching(uuid),
			state: 'a-state'
		});
	});

	it('is served at /authorize as well', async () => {
		site = createSite();
		const response = await site.browser.get(`/authorize?${await authorizeQuery()}`);
		expect(locationOf(response).pathname).toBe('/login');
	});

	it('names the missing parameter', async () => {
		const page = await site.authorize({ client_id: null });
		expect(await page.text()).toContain('Missing required parameter client_id in request URL');
		const other = await site.authorize({ redirect_uri: null });
		expect(other.status).toBe(400);
	});

	it('uses the only callback URL of a client with one provider when redirect_uri is missing', async () => {
		await site.cognito.control('client', { providers: ['Facebook'], callback_urls: [callback] });
		const response = await site.authorize({ redirect_uri: null, prompt: 'none' });
		expect(locationOf(response).href.startsWith(callback)).toBe(true);
	});

	it('redirects to the site with unauthorized_client for the implicit flow', async () => {
		expect(params(await site.authorize({ response_type: 'token' }))).toMatchObject({
			error: 'unauthorized_client'
		});
	});

	it('requires openid together with email and profile', async () => {
		expect(params(await site.authorize({ scope: 'email' }))).toMatchObject({
			error: 'invalid_scope'
		});
	});

	it('redirects to the provider that identity_provider names', async () => {
		const location = locationOf(await site.authorize({ identity_provider: 'Google' }));
		expect(location.pathname).toBe('/__idp/google');
		expect(location.searchParams.get('redirect_uri')).toBe(
			'http://localhost:9229/oauth2/idpresponse'
		);
	});

	it('forwards prompt to the provider, and not login_hint', async () => {
		const changes = {
			identity_provider: 'Facebook',
			prompt: 'select_account',
			login_hint: 'someone@popmap.test'
		};
		const location = locationOf(await site.authorize(changes));
		expect(location.searchParams.get('prompt')).toBe('select_account');
		expect(location.href).not.toContain('someone');
	});

	it('shows its own page when the client does not have the provider', async () => {
		const page = await site.authorize({ identity_provider: 'LoginWithAmazon' });
		expect(page.status).toBe(400);
		expect(await page.text()).toContain('Login option is not available. Please try another one');
	});

	it('fills in the user name from login_hint', async () => {
		const page = await site.browser.follow(
			await site.authorize({ login_hint: 'emil-owner@popmap.test' })
		);
		expect(await page.text()).toMatch(/name="username"[^>]*value="emil-owner@popmap.test"/);
	});

	it('keeps lang in a cookie', async () => {
		await site.browser.follow(await site.authorize({ lang: 'pt-BR' }));
		expect(site.browser.cookies.get('lang')?.value).toBe('pt-BR');
	});
});
