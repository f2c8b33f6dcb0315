import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { clientSecret, createPoolClient, tokensIn } from '../testing/pool-client.ts';
import { mutationNames } from './token-mutations.ts';

const client = createPoolClient();
const { cognito, get } = client;
beforeEach(() => cognito.reset());

const jwksPath = '/us-east-1_Local0001/.well-known/jwks.json';
const jwks = async () => (await get(jwksPath)).json();
const verified = async (token: string) =>
	jwtVerify(token, createLocalJWKSet(await jwks()), {
		algorithms: ['RS256'],
		issuer: cognito.issuer
	});
const callTokenEndpoint = () => client.refresh('');

describe('POST /__test/tokens', () => {
	const mutated = async (mutation: string, token = 'id') => {
		await cognito.control('tokens', { mutation, token });
		const tokens = await client.signIn('alice', { nonce: 'the-nonce' });
		return token === 'id' ? tokens.id_token : tokens.access_token;
	};
	const mutatedClaims = async (mutation: string, token?: string) =>
		decodeJwt(await mutated(mutation, token));

	it.each([
		['wrong_iss', 'iss', 'https://another-issuer.example'],
		['missing_iss', 'iss', undefined],
		['missing_sub', 'sub', undefined],
		['other_sub', 'sub', '00000000-0000-4000-8000-000000000000'],
		['wrong_aud', 'aud', 'anotherclient'],
		['missing_aud', 'aud', undefined],
		['secondary_aud', 'aud', ['confidential', 'anotherclient']],
		['aud_as_array', 'aud', ['confidential']],
		['missing_iat', 'iat', undefined],
		['missing_exp', 'exp', undefined],
		['wrong_nonce', 'nonce', 'another-nonce'],
		['missing_nonce', 'nonce', undefined],
		['wrong_at_hash', 'at_hash', 'AAAAAAAAAAAAAAAAAAAAAA'],
		['missing_at_hash', 'at_hash', undefined],
		['wrong_token_use', 'token_use', 'access'],
		['missing_token_use', 'token_use', undefined]
	])('applies %s to one ID token', async (mutation, claim, value) => {
		expect((await mutatedClaims(mutation))[claim]).toEqual(value);
		const correct = await client.signIn('alice', { nonce: 'the-nonce' });
		expect(decodeJwt(correct.id_token)[claim]).not.toEqual(value);
	});

	it('applies expired, iat_in_the_future and iat_a_week_ago', async () => {
		const now = Date.now() / 1000;
		expect((await mutatedClaims('expired')).exp).toBeLessThan(now);
		expect((await mutatedClaims('iat_in_the_future')).iat).toBeGreaterThan(now + 500);
		expect((await mutatedClaims('iat_a_week_ago')).iat).toBeLessThan(now - 600_000);
	});

	it('applies wrong_client_id, missing_client_id and wrong_token_use to an access token', async () => {
		expect((await mutatedClaims('wrong_client_id', 'access'))['client_id']).toBe('anotherclient');
		expect(await mutatedClaims('missing_client_id', 'access')).not.toHaveProperty('client_id');
		expect((await mutatedClaims('wrong_token_use', 'access'))['token_use']).toBe('id');
	});

	it('applies kid_absent and unknown_kid', async () => {
		expect(decodeProtectedHeader(await mutated('kid_absent'))).toEqual({ alg: 'RS256' });
		await expect(verified(await mutated('unknown_kid'))).rejects.toThrow(errors.JWKSNoMatchingKey);
	});

	it('applies bad_signature', async () => {
		const token = await mutated('bad_signature');
		await expect(verified(token)).rejects.toThrow(errors.JWSSignatureVerificationFailed);
	});

	it('applies alg_none', async () => {
		const unsigned = await mutated('alg_none');
		expect(unsigned).toMatch(/\.$/);
		expect(decodeProtectedHeader(unsigned).alg).toBe('none');
	});

	it('applies alg_hs256, signing with the client secret', async () => {
		const token = await mutated('alg_hs256');
		await expect(jwtVerify(token, new TextEncoder().encode(clientSecret))).resolves.toBeTruthy();
	});

	it('applies alg_es256 with a published key, so that only the algorithm is wrong', async () => {
		const token = await mutated('alg_es256');
		await expect(jwtVerify(token, createLocalJWKSet(await jwks()))).resolves.toBeTruthy();
		await expect(verified(token)).rejects.toThrow(errors.JOSEAlgNotAllowed);
	});

	it('has 27 named mutations, each of which is tested here', () => {
		expect(mutationNames).toHaveLength(27);
	});

	it('applies a mutation once by default, to the grant that it names', async () => {
		await cognito.control('tokens', { mutation: 'wrong_iss', grant: 'refresh_token' });
		const first = await client.signIn('alice');
		expect(decodeJwt(first.id_token).iss).toBe(cognito.issuer);
		const second = tokensIn(await (await client.refresh(first.refresh_token)).json());
		expect(decodeJwt(second.id_token).iss).not.toBe(cognito.issuer);
		const third = tokensIn(await (await client.refresh(second.refresh_token)).json());
		expect(decodeJwt(third.id_token).iss).toBe(cognito.issuer);
	});

	it('sets and removes any claim', async () => {
		await cognito.control('tokens', {
			token: 'access',
			claims: { scope: 'everything', jti: null }
		});
		const { access_token } = await client.signIn('alice');
		expect(decodeJwt(access_token)).toMatchObject({ scope: 'everything' });
		expect(decodeJwt(access_token)).not.toHaveProperty('jti');
	});
});

describe('POST /__test/rotate-keys', () => {
	const rotate = (keep_old: boolean) => cognito.control('rotate-keys', { keep_old });

	it('creates new keys, and keeps or drops the old ones', async () => {
		const { id_token } = await client.signIn('alice');
		await rotate(true);
		expect((await jwks()).keys).toHaveLength(4);
		await verified(id_token);
		await verified((await client.signIn('alice')).id_token);
		await rotate(false);
		expect((await jwks()).keys).toHaveLength(2);
		await expect(verified(id_token)).rejects.toThrow(errors.JWKSNoMatchingKey);
	});

	it('with single leaves one key that signs both kinds of token', async () => {
		await cognito.control('rotate-keys', { keep_old: false, single: true });
		expect((await jwks()).keys).toHaveLength(1);
		const { id_token, access_token } = await client.signIn('alice');
		await verified(id_token);
		await verified(access_token);
	});

	it('with single keeps the old keys published', async () => {
		const { access_token } = await client.signIn('alice');
		await cognito.control('rotate-keys', { single: true });
		expect((await jwks()).keys).toHaveLength(3);
		await verified(access_token);
	});

	it('is undone by a reset', async () => {
		const before = await jwks();
		await rotate(false);
		cognito.reset();
		expect(await jwks()).toEqual(before);
	});
});

describe('POST /__test/fault', () => {
	const addFault = (input: object) => cognito.control('fault', input);

	it('replaces the next responses of one endpoint, with headers', async () => {
		await addFault({ endpoint: 'token', status: 429, times: 2, headers: { 'retry-after': '7' } });
		for (let turn = 0; turn < 2; turn += 1) {
			const response = await callTokenEndpoint();
			expect(response.status).toBe(429);
			expect(response.headers.get('retry-after')).toBe('7');
		}
		expect((await callTokenEndpoint()).status).toBe(400);
	});

	it('sends the given body', async () => {
		await addFault({ endpoint: 'token', status: 400, body: { error: 'invalid_grant' } });
		expect(await (await callTokenEndpoint()).json()).toEqual({ error: 'invalid_grant' });
	});

	it.each([
		['half_json', /^\{[^}]*$/],
		['html', /^<html>/],
		['empty', /^$/]
	])('sends a malformed body: %s', async (malformed, shape) => {
		await addFault({ endpoint: 'jwks', malformed });
		const response = await get(jwksPath);
		expect(response.status).toBe(200);
		expect(await response.text()).toMatch(shape);
	});

	it('changes members of the real response', async () => {
		const { refresh_token } = await client.signIn('alice');
		await addFault({ endpoint: 'token', merge: { expires_in: null, token_type: 'bEARER' } });
		const tokens = await (await client.refresh(refresh_token)).json();
		expect(tokens).not.toHaveProperty('expires_in');
		expect(tokens).toMatchObject({ token_type: 'bEARER', access_token: expect.any(String) });
	});

	it('with after fails once the request has taken effect', async () => {
		await cognito.control('client', { grace_seconds: 0 });
		const { refresh_token } = await client.signIn('alice');
		await addFault({ endpoint: 'token', status: 502, after: true });
		expect((await client.refresh(refresh_token)).status).toBe(502);
		expect((await client.refresh(refresh_token)).status).toBe(400);
	});

	it('delays a response', async () => {
		await addFault({ endpoint: 'discovery', delay_ms: 50 });
		const start = Date.now();
		const response = await get('/us-east-1_Local0001/.well-known/openid-configuration');
		expect(response.status).toBe(200);
		expect(Date.now() - start).toBeGreaterThanOrEqual(49);
	});

	it('with hang never responds, and fails like fetch when the caller aborts', async () => {
		await addFault({ endpoint: 'jwks', hang: true });
		const url = `${cognito.issuer}/.well-known/jwks.json`;
		const signal = AbortSignal.timeout(30);
		await expect(cognito.fetch(new Request(url, { signal }))).rejects.toThrow(/timeout|aborted/i);
	});

	it('is undone by clear-faults', async () => {
		await addFault({ endpoint: 'token', status: 500, times: 9 });
		await cognito.control('clear-faults');
		expect((await callTokenEndpoint()).status).toBe(400);
	});

	it('rejects an unknown endpoint and an unknown key', async () => {
		await expect(addFault({ endpoint: 'coffee' })).rejects.toThrow('endpoint');
		await expect(addFault({ endpoint: 'token', stauts: 500 })).rejects.toThrow(
			'stauts: unknown key; allowed: endpoint, times, status'
		);
	});
});

describe('POST /__test/callback', () => {
	it.each([
		[{ state: null }, null, 'state'],
		[{ state: 'another' }, 'another', 'state'],
		[{ iss: 'https://another-issuer.example' }, 'https://another-issuer.example', 'iss']
	])('changes one redirect to the site: %o', async (params, value, name) => {
		await cognito.control('callback', { params });
		const changed = await client.logIn('alice@example.com');
		expect(changed.searchParams.get(name)).toBe(value);
		const unchanged = await client.logIn('alice@example.com');
		expect(unchanged.searchParams.get('state')).toBe('the-state');
	});
});

describe('POST /__test/quirks', () => {
	it('sets the status of invalid_client', async () => {
		await cognito.control('quirks', { invalid_client_status: 401 });
		const response = await cognito.fetch(
			new Request(`${cognito.origin}/oauth2/token`, {
				method: 'POST',
				body: new URLSearchParams({ client_id: 'nobody' })
			})
		);
		expect(response.status).toBe(401);
	});

	it('sets the UPDATED issuer, in tokens and in discovery', async () => {
		await cognito.control('quirks', { issuer_type: 'UPDATED' });
		const { iss = '' } = decodeJwt((await client.signIn('alice')).id_token);
		expect(iss).toBe('http://localhost:9229/issuer-cognito-idp/us-east-1_Local0001');
		const document = await get(`${new URL(iss).pathname}/.well-known/openid-configuration`);
		expect(await document.json()).toMatchObject({ issuer: iss });
	});

	it('sets the Cache-Control header of the key set', async () => {
		const cacheControl = async () => (await get(jwksPath)).headers.get('cache-control');
		expect(await cacheControl()).toBeNull();
		await cognito.control('quirks', { jwks_cache_control: 'public, max-age=86400' });
		expect(await cacheControl()).toBe('public, max-age=86400');
	});

	it('rejects an unknown value and an unknown quirk', async () => {
		await expect(cognito.control('quirks', { at_hash: 'sometimes' })).rejects.toThrow('at_hash');
		await expect(cognito.control('quirks', { at_hsah: 'never' })).rejects.toThrow('at_hsah');
	});
});

describe('The control endpoints', () => {
	it('set the clock', async () => {
		await cognito.control('clock', { at: '2030-01-01T00:00:00.000Z' });
		const { iat = 0 } = decodeJwt((await client.signIn('alice')).id_token);
		expect(iat - Date.UTC(2030, 0, 1) / 1000).toBeLessThan(5);
		await cognito.control('clock', { offset_seconds: 60 });
		const later = decodeJwt((await client.signIn('alice')).id_token).iat ?? 0;
		expect(later - iat).toBeGreaterThanOrEqual(60);
	});

	it('count the calls of each endpoint', async () => {
		await callTokenEndpoint();
		await callTokenEndpoint();
		expect(await (await get('/__test/calls')).json()).toMatchObject({ token: 2, jwks: 0 });
	});

	it.each([
		['another content type', { 'content-type': 'text/plain' }, 'http://localhost:9229'],
		['a request of a web page', { origin: 'http://localhost:5173' }, 'http://localhost:9229'],
		['another host', {}, 'http://rebound.example']
	])('reject %s', async (_, headers, origin) => {
		const request = new Request(`${origin}/__test/reset`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: '{}'
		});
		expect((await cognito.fetch(request)).status).toBe(403);
	});

	it('explain why a request is invalid', async () => {
		await expect(client.signIn('nobody')).rejects.toThrow('There is no person nobody.');
		await expect(cognito.control('clock', {})).rejects.toThrow('offset_seconds: missing');
		await expect(cognito.control('tokens', { mutation: 'x' })).rejects.toThrow('wrong_iss');
	});

	it('refuse an app client that does not exist', async () => {
		await expect(cognito.control('client', { client_id: 'x' })).rejects.toThrow(
			'There is no app client x.'
		);
	});
});
