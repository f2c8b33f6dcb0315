import { beforeEach, describe, expect, it } from 'vitest';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { createSite, tokensIn } from '../../../../test/contract/site.ts';
import { mutationNames } from './token-mutations.ts';
import type { JSONWebKeySet } from 'jose';

const site = createSite();
const { cognito } = site;
beforeEach(() => cognito.reset());

const get = (path: string) => cognito.fetch(new Request(`${cognito.origin}${path}`));
const jwks = async () =>
	(await get('/eu-west-1_Local0001/.well-known/jwks.json')).json<JSONWebKeySet>();
const verified = async (token: string) =>
	jwtVerify(token, createLocalJWKSet(await jwks()), {
		algorithms: ['RS256'],
		issuer: cognito.issuer
	});
const token = () => site.post('/oauth2/token', { grant_type: 'refresh_token' });

describe('Token mutations', () => {
	const idToken = async (mutation: string, token = 'id') => {
		await cognito.control('tokens', { mutation, token });
		const tokens = await site.mint('anna-attendee', { nonce: 'ours' });
		return token === 'id' ? tokens.id_token : tokens.access_token;
	};
	const claims = async (mutation: string, token?: string) =>
		decodeJwt(await idToken(mutation, token));

	it.each([
		['wrong_iss', 'iss', 'https://another-issuer.example'],
		['missing_iss', 'iss', undefined],
		['missing_sub', 'sub', undefined],
		['other_sub', 'sub', '00000000-0000-4000-8000-000000000000'],
		['wrong_aud', 'aud', 'anotherclient'],
		['missing_aud', 'aud', undefined],
		['secondary_aud', 'aud', ['popmaplocalconfidential001', 'anotherclient']],
		['aud_as_array', 'aud', ['popmaplocalconfidential001']],
		['missing_iat', 'iat', undefined],
		['missing_exp', 'exp', undefined],
		['wrong_nonce', 'nonce', 'another-nonce'],
		['missing_nonce', 'nonce', undefined],
		['wrong_at_hash', 'at_hash', 'AAAAAAAAAAAAAAAAAAAAAA'],
		['missing_at_hash', 'at_hash', undefined],
		['wrong_token_use', 'token_use', 'access'],
		['missing_token_use', 'token_use', undefined]
	])('%s', async (mutation, claim, value) => {
		const mutated = await idToken(mutation);
		expect(decodeJwt(mutated)[claim]).toEqual(value);
		const right = await site.mint('anna-attendee', { nonce: 'ours' });
		expect(decodeJwt(right.id_token)[claim]).not.toEqual(value);
	});

	it('expired, iat_in_the_future, iat_a_week_ago', async () => {
		const now = Date.now() / 1000;
		expect((await claims('expired')).exp).toBeLessThan(now);
		expect((await claims('iat_in_the_future')).iat).toBeGreaterThan(now + 500);
		expect((await claims('iat_a_week_ago')).iat).toBeLessThan(now - 600_000);
	});

	it('wrong_client_id, missing_client_id and wrong_token_use of an access token', async () => {
		expect((await claims('wrong_client_id', 'access'))['client_id']).toBe('anotherclient');
		expect(await claims('missing_client_id', 'access')).not.toHaveProperty('client_id');
		expect((await claims('wrong_token_use', 'access'))['token_use']).toBe('id');
	});

	it('kid_absent and unknown_kid', async () => {
		expect(decodeProtectedHeader(await idToken('kid_absent'))).toEqual({ alg: 'RS256' });
		await expect(verified(await idToken('unknown_kid'))).rejects.toThrow(errors.JWKSNoMatchingKey);
	});

	it('bad_signature', async () => {
		const wrong = await idToken('bad_signature');
		await expect(verified(wrong)).rejects.toThrow(errors.JWSSignatureVerificationFailed);
	});

	it('alg_none', async () => {
		const unsigned = await idToken('alg_none');
		expect(unsigned).toMatch(/\.$/);
		expect(decodeProtectedHeader(unsigned).alg).toBe('none');
	});

	it('alg_hs256, signed with the client secret', async () => {
		const signed = await idToken('alg_hs256');
		const secret = 'local-secret-that-guards-nothing-but-made-up-people1';
		await expect(jwtVerify(signed, new TextEncoder().encode(secret))).resolves.toBeTruthy();
	});

	it('alg_es256, with a key that is published: only the algorithm is wrong', async () => {
		const signed = await idToken('alg_es256');
		await expect(jwtVerify(signed, createLocalJWKSet(await jwks()))).resolves.toBeTruthy();
		await expect(verified(signed)).rejects.toThrow(errors.JOSEAlgNotAllowed);
	});

	it('are tested here, every one by its name', () => {
		expect(mutationNames).toHaveLength(27);
	});

	it('come once unless told otherwise, and at the grant that they name', async () => {
		await cognito.control('tokens', { mutation: 'wrong_iss', grant: 'refresh_token' });
		const first = await site.mint('anna-attendee');
		expect(decodeJwt(first.id_token).iss).toBe(cognito.issuer);
		const second = tokensIn(await (await site.refresh(first.refresh_token)).json());
		expect(decodeJwt(second.id_token).iss).not.toBe(cognito.issuer);
		const third = tokensIn(await (await site.refresh(second.refresh_token)).json());
		expect(decodeJwt(third.id_token).iss).toBe(cognito.issuer);
	});

	it('may set any claim', async () => {
		await cognito.control('tokens', {
			token: 'access',
			claims: { scope: 'everything', jti: null }
		});
		const { access_token } = await site.mint('anna-attendee');
		expect(decodeJwt(access_token)).toMatchObject({ scope: 'everything' });
		expect(decodeJwt(access_token)).not.toHaveProperty('jti');
	});
});

describe('Keys', () => {
	const rotate = (keep_old: boolean) => cognito.control('rotate-keys', { keep_old });

	it('rotate, with the old ones kept or dropped', async () => {
		const { id_token } = await site.mint('anna-attendee');
		await rotate(true);
		expect((await jwks()).keys).toHaveLength(4);
		await verified(id_token);
		await verified((await site.mint('anna-attendee')).id_token);
		await rotate(false);
		expect((await jwks()).keys).toHaveLength(2);
		await expect(verified(id_token)).rejects.toThrow(errors.JWKSNoMatchingKey);
	});

	it('may be one alone, for both kinds of token', async () => {
		await cognito.control('rotate-keys', { keep_old: false, single: true });
		expect((await jwks()).keys).toHaveLength(1);
		const { id_token, access_token } = await site.mint('anna-attendee');
		await verified(id_token);
		await verified(access_token);
	});

	it('may be one for both kinds of token, beside the former ones', async () => {
		const { access_token } = await site.mint('anna-attendee');
		await cognito.control('rotate-keys', { single: true });
		expect((await jwks()).keys).toHaveLength(3);
		await verified(access_token);
	});

	it('are the first ones again after a reset', async () => {
		const before = await jwks();
		await rotate(false);
		cognito.reset();
		expect(await jwks()).toEqual(before);
	});
});

describe('Faults', () => {
	const fault = (input: object) => cognito.control('fault', input);

	it('replace the next answers of one endpoint, with headers', async () => {
		await fault({ endpoint: 'token', status: 429, times: 2, headers: { 'retry-after': '7' } });
		for (let turn = 0; turn < 2; turn += 1) {
			const response = await token();
			expect(response.status).toBe(429);
			expect(response.headers.get('retry-after')).toBe('7');
		}
		expect((await token()).status).toBe(400);
	});

	it('carry a body of one’s own', async () => {
		await fault({ endpoint: 'token', status: 400, body: { error: 'invalid_grant' } });
		expect(await (await token()).json()).toEqual({ error: 'invalid_grant' });
	});

	it.each([
		['half_json', /^\{[^}]*$/],
		['html', /^<html>/],
		['empty', /^$/]
	])('are malformed: %s', async (malformed, shape) => {
		await fault({ endpoint: 'jwks', malformed });
		const response = await get('/eu-west-1_Local0001/.well-known/jwks.json');
		expect(response.status).toBe(200);
		expect(await response.text()).toMatch(shape);
	});

	it('change members of the real answer', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		await fault({ endpoint: 'token', merge: { expires_in: null, token_type: 'bEARER' } });
		const answer = await (await site.refresh(refresh_token)).json();
		expect(answer).not.toHaveProperty('expires_in');
		expect(answer).toMatchObject({ token_type: 'bEARER', access_token: expect.any(String) });
	});

	it('lose an answer after the work is done', async () => {
		await cognito.control('client', { grace_seconds: 0 });
		const { refresh_token } = await site.mint('anna-attendee');
		await fault({ endpoint: 'token', status: 502, after: true });
		expect((await site.refresh(refresh_token)).status).toBe(502);
		expect((await site.refresh(refresh_token)).status).toBe(400);
	});

	it('delay', async () => {
		await fault({ endpoint: 'discovery', delay_ms: 50 });
		const start = Date.now();
		const response = await get('/eu-west-1_Local0001/.well-known/openid-configuration');
		expect(response.status).toBe(200);
		expect(Date.now() - start).toBeGreaterThanOrEqual(49);
	});

	it('hang until the caller gives up, which then fails as fetch does', async () => {
		await fault({ endpoint: 'jwks', hang: true });
		const url = `${cognito.issuer}/.well-known/jwks.json`;
		const signal = AbortSignal.timeout(30);
		await expect(cognito.fetch(new Request(url, { signal }))).rejects.toThrow(/timeout|aborted/i);
	});

	it('are forgotten when told to be', async () => {
		await fault({ endpoint: 'token', status: 500, times: 9 });
		await cognito.control('clear-faults');
		expect((await token()).status).toBe(400);
	});

	it('are for endpoints that exist', async () => {
		await expect(fault({ endpoint: 'coffee' })).rejects.toThrow('endpoint');
		await expect(fault({ endpoint: 'token', stauts: 500 })).rejects.toThrow('stauts');
	});
});

describe('The way back to the site', () => {
	it.each([
		[{ state: null }, null, 'state'],
		[{ state: 'another' }, 'another', 'state'],
		[{ iss: 'https://another-issuer.example' }, 'https://another-issuer.example', 'iss']
	])('may carry %o', async (params, value, name) => {
		await cognito.control('callback', { params });
		const changed = await site.signInByEmail('emil-owner@popmap.test');
		expect(changed.searchParams.get(name)).toBe(value);
		const right = await site.signInByEmail('emil-owner@popmap.test');
		expect(right.searchParams.get('state')).toBe('a-state');
	});
});

describe('Switches', () => {
	it('set the status of invalid_client', async () => {
		await cognito.control('switches', { invalid_client_status: 401 });
		const response = await site.post('/oauth2/token', {}, { id: 'nobody', secret: null });
		expect(response.status).toBe(401);
	});

	it('set the issuer to its newer form, in tokens and discovery alike', async () => {
		await cognito.control('switches', { issuer_type: 'UPDATED' });
		const { iss = '' } = decodeJwt((await site.mint('anna-attendee')).id_token);
		expect(iss).toBe('http://localhost:9229/issuer-cognito-idp/eu-west-1_Local0001');
		const document = await get(`${new URL(iss).pathname}/.well-known/openid-configuration`);
		expect(await document.json()).toMatchObject({ issuer: iss });
	});

	it('set how long the keys may be cached', async () => {
		const caching = async () =>
			(await get('/eu-west-1_Local0001/.well-known/jwks.json')).headers.get('cache-control');
		expect(await caching()).toBeNull();
		await cognito.control('switches', { jwks_cache_control: 'public, max-age=86400' });
		expect(await caching()).toBe('public, max-age=86400');
	});

	it('are refused when there is no such position', async () => {
		await expect(cognito.control('switches', { at_hash: 'sometimes' })).rejects.toThrow('at_hash');
		await expect(cognito.control('switches', { at_hsah: 'never' })).rejects.toThrow('at_hsah');
	});
});

describe('The control endpoint', () => {
	it('sets the clock', async () => {
		await cognito.control('clock', { at: '2030-01-01T00:00:00.000Z' });
		const { iat = 0 } = decodeJwt((await site.mint('anna-attendee')).id_token);
		expect(iat - Date.UTC(2030, 0, 1) / 1000).toBeLessThan(5);
		await cognito.control('clock', { offset_seconds: 60 });
		const later = decodeJwt((await site.mint('anna-attendee')).id_token).iat ?? 0;
		expect(later - iat).toBeGreaterThanOrEqual(60);
	});

	it('counts the calls of each endpoint', async () => {
		await token();
		await token();
		expect(await (await get('/__test/calls')).json()).toMatchObject({ token: 2, jwks: 0 });
	});

	it.each([
		['no JSON', { 'content-type': 'text/plain' }, 'http://localhost:9229'],
		['a web page', { origin: 'http://localhost:5173' }, 'http://localhost:9229'],
		['another host', {}, 'http://rebound.example']
	])('refuses %s', async (_, headers, origin) => {
		const request = new Request(`${origin}/__test/reset`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: '{}'
		});
		expect((await cognito.fetch(request)).status).toBe(403);
	});

	it('says what is wrong with a request', async () => {
		await expect(cognito.control('sign-in', { person: 'nobody' })).rejects.toThrow(
			'There is no person nobody.'
		);
		await expect(cognito.control('clock', {})).rejects.toThrow('error');
	});
});
