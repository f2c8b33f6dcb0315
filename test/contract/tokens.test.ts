import { beforeEach, describe, expect, it } from 'vitest';
import { base64url, createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { basic, createSite, publicClient, tokensIn } from './site.ts';
import { targets } from './target.ts';
import type { JSONWebKeySet } from 'jose';
import type { TokenResponse } from './site.ts';

// Held: grace periods end to the second, and a busy machine takes longer than one for a test.
const begun = new Date();
const site = createSite({ now: () => begun });
const { cognito } = site;
beforeEach(() => cognito.reset());

const shift = (offset_seconds: number) => cognito.control('clock', { offset_seconds });
const refreshed = async (token: string) => tokensIn(await (await site.refresh(token)).json());
const isInvalidGrant = async (response: Response) => {
	expect(response.status).toBe(400);
	expect(await response.json()).toEqual({ error: 'invalid_grant' });
};
const userInfo = (token: string) =>
	cognito.fetch(
		new Request(`${cognito.origin}/oauth2/userInfo`, {
			headers: { authorization: `Bearer ${token}` }
		})
	);
const keys = async () => {
	const response = await cognito.fetch(new Request(`${cognito.issuer}/.well-known/jwks.json`));
	return createLocalJWKSet(await response.json<JSONWebKeySet>());
};

describe('The ID token', () => {
	it('of someone with a password has exactly these claims', async () => {
		const { id_token, access_token } = await site.mint('mona-moderator', { nonce: 'ours' });
		const { payload } = await jwtVerify(id_token, await keys(), { algorithms: ['RS256'] });
		const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(access_token));
		expect(payload).toEqual({
			at_hash: base64url.encode(new Uint8Array(hash).slice(0, 16)),
			sub: 'e0d64ce8-bab2-412d-873e-f5de77769ff4',
			'cognito:groups': ['admins'],
			email_verified: true,
			iss: cognito.issuer,
			'cognito:username': 'e0d64ce8-bab2-412d-873e-f5de77769ff4',
			nonce: 'ours',
			origin_jti: expect.any(String),
			aud: 'popmaplocalconfidential001',
			event_id: expect.any(String),
			token_use: 'id',
			auth_time: expect.any(Number),
			iat: expect.any(Number),
			exp: expect.any(Number),
			jti: expect.any(String),
			name: 'Mona Moderator',
			email: 'mona-moderator@popmap.test'
		});
	});

	it('has no groups claim for someone in none, and no nonce that nobody sent', async () => {
		const claims = decodeJwt((await site.mint('anna-attendee')).id_token);
		expect(claims).not.toHaveProperty('cognito:groups');
		expect(claims).not.toHaveProperty('nonce');
	});

	it('shows every attribute for openid alone, and otherwise what the scopes name', async () => {
		const claims = async (scope: string) =>
			decodeJwt((await site.mint('anna-attendee', { scope })).id_token);
		expect(await claims('openid')).toMatchObject({ name: 'Anna Attendee', email_verified: true });
		expect(await claims('openid email')).not.toHaveProperty('name');
		expect(await claims('openid profile')).not.toHaveProperty('email');
	});
});

describe('The access token', () => {
	it('has exactly these claims: client_id and no aud', async () => {
		const { access_token } = await site.mint('anna-attendee');
		const { payload } = await jwtVerify(access_token, await keys(), { algorithms: ['RS256'] });
		expect(payload).toEqual({
			sub: '0da3a7a0-3fe7-4737-be8b-f43594c99c2d',
			iss: cognito.issuer,
			version: 2,
			client_id: 'popmaplocalconfidential001',
			origin_jti: expect.any(String),
			event_id: expect.any(String),
			token_use: 'access',
			scope: 'aws.cognito.signin.user.admin openid profile email',
			auth_time: expect.any(Number),
			iat: expect.any(Number),
			exp: expect.any(Number),
			jti: expect.any(String),
			username: '0da3a7a0-3fe7-4737-be8b-f43594c99c2d'
		});
	});

	it('names the resource it was asked for as its audience, through renewals too', async () => {
		const resource = 'https://api.popmap.test';
		const back = await site.signInByEmail('emil-owner@popmap.test', { resource });
		const first = tokensIn(await (await site.redeem(back.searchParams.get('code'))).json());
		expect(decodeJwt(first.access_token).aud).toBe(resource);
		expect(decodeJwt((await refreshed(first.refresh_token)).access_token).aud).toBe(resource);
	});
});

describe('All tokens', () => {
	it('have a header of kid and alg alone, and different keys', async () => {
		const { id_token, access_token } = await site.mint('anna-attendee');
		const [id, access] = [decodeProtectedHeader(id_token), decodeProtectedHeader(access_token)];
		expect(id).toEqual({ kid: expect.stringMatching(/^[\w+/]{43}=$/), alg: 'RS256' });
		expect(Object.keys(access)).toEqual(['kid', 'alg']);
		expect(access.kid).not.toBe(id.kid);
	});

	it('share origin_jti and event_id, and have a jti each', async () => {
		const tokens = await site.mint('anna-attendee');
		const [id, access] = [decodeJwt(tokens.id_token), decodeJwt(tokens.access_token)];
		expect(access['origin_jti']).toBe(id['origin_jti']);
		expect(access['event_id']).toBe(id['event_id']);
		expect(access.jti).not.toBe(id.jti);
	});

	it('have neither origin_jti nor jti without token revocation', async () => {
		await cognito.control('client', { revocation: false });
		const claims = decodeJwt((await site.mint('anna-attendee')).access_token);
		expect(claims).not.toHaveProperty('origin_jti');
		expect(claims).not.toHaveProperty('jti');
	});

	it('are as large as real ones', async () => {
		const tokens = await site.mint('greta-three-groups', { nonce: 'a-nonce-of-usual-length' });
		expect(tokens.access_token.length).toBeGreaterThan(1050);
		expect(tokens.access_token.length).toBeLessThan(1300);
		expect(tokens.id_token.length).toBeGreaterThan(1450);
		expect(tokens.id_token.length).toBeLessThan(1750);
		expect(tokens.refresh_token).toHaveLength(1852);
		expect(JSON.stringify(tokens).length).toBeGreaterThan(4100);
		expect(JSON.stringify(tokens).length).toBeLessThan(4900);
	});
});

describe('The refresh token', () => {
	it('is a JWE of RSA-OAEP and A256GCM, opaque to us', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		expect(refresh_token.split('.')).toHaveLength(5);
		expect(refresh_token).toMatch(
			/^eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ\./
		);
	});

	it('is refused to another client', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		await isInvalidGrant(await site.refresh(refresh_token, publicClient));
	});

	it('ends thirty days after the sign-in, however often it was renewed', async () => {
		let { refresh_token } = await site.mint('anna-attendee');
		await shift(29 * 86_400);
		({ refresh_token } = await refreshed(refresh_token));
		await shift(86_400);
		await isInvalidGrant(await site.refresh(refresh_token));
	});

	it('stops working when the person is disabled, and does not start again', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		await cognito.control('person', { person: 'anna-attendee', enabled: false });
		await isInvalidGrant(await site.refresh(refresh_token));
		await cognito.control('person', { person: 'anna-attendee', enabled: true });
		await isInvalidGrant(await site.refresh(refresh_token));
	});

	it('stops working when the person is deleted', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		await cognito.control('person', { person: 'anna-attendee', deleted: true });
		await isInvalidGrant(await site.refresh(refresh_token));
	});
});

describe('A renewal', () => {
	const names = ['sub', 'origin_jti', 'auth_time', 'event_id'];
	const lasting = (token: string) => names.map((name) => decodeJwt(token)[name]);

	it('keeps subject, origin_jti and auth_time; iat, exp and jti are new', async () => {
		const first = await site.mint('anna-attendee');
		await shift(100);
		const second = await refreshed(first.refresh_token);
		expect(lasting(second.id_token)).toEqual(lasting(first.id_token));
		expect(lasting(second.access_token)).toEqual(lasting(first.access_token));
		const [before, after] = [decodeJwt(first.access_token), decodeJwt(second.access_token)];
		expect(after.iat).toBeGreaterThanOrEqual((before.iat ?? 0) + 100);
		expect(after.jti).not.toBe(before.jti);
	});

	it('shows what changed about the person since', async () => {
		const first = await site.mint('anna-attendee');
		await cognito.control('person', { person: 'anna-attendee', groups: ['admins'] });
		const { access_token } = await refreshed(first.refresh_token);
		expect(decodeJwt(access_token)['cognito:groups']).toEqual(['admins']);
	});

	it('without rotation gives no refresh token: the old one stays', async () => {
		const { refresh_token } = await site.mint('anna-attendee', { client_id: publicClient.id });
		for (let turn = 0; turn < 2; turn += 1) {
			const response = await site.refresh(refresh_token, publicClient);
			expect(response.status).toBe(200);
			expect(await response.json()).not.toHaveProperty('refresh_token');
			await shift(60);
		}
	});

	it('with rotation gives a new refresh token; the old one has thirty seconds left', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		const second = await refreshed(refresh_token);
		expect(second.refresh_token).not.toBe(refresh_token);
		await shift(29);
		expect((await site.refresh(refresh_token)).status).toBe(200);
		await shift(1);
		await isInvalidGrant(await site.refresh(refresh_token));
		expect((await site.refresh(second.refresh_token)).status).toBe(200);
	});

	it('with no grace period spends the old one at once', async () => {
		await cognito.control('client', { grace_seconds: 0 });
		const { refresh_token } = await site.mint('anna-attendee');
		await refreshed(refresh_token);
		await isInvalidGrant(await site.refresh(refresh_token));
	});

	const reuse = async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		const answers: TokenResponse[] = [];
		for (let turn = 0; turn < 2; turn += 1) answers.push(await refreshed(refresh_token));
		return { refresh_token, successors: answers.map((answer) => answer.refresh_token) };
	};

	it('twice within the grace period gives two successors, or the same one', async () => {
		expect(new Set((await reuse()).successors).size).toBe(2);
		await cognito.control('quirks', { reuse_within_grace: 'same' });
		expect(new Set((await reuse()).successors).size).toBe(1);
	});

	it('twice at the same moment is no different', async () => {
		await cognito.control('quirks', { reuse_within_grace: 'same' });
		const { refresh_token } = await site.mint('anna-attendee');
		const [one, two] = await Promise.all([refreshed(refresh_token), refreshed(refresh_token)]);
		expect(one.refresh_token).toBe(two.refresh_token);
	});

	it('after the grace period may end the whole family, where Cognito is set so', async () => {
		await cognito.control('quirks', { reuse_after_grace_revokes_family: true });
		const { refresh_token, successors } = await reuse();
		await shift(31);
		await isInvalidGrant(await site.refresh(refresh_token));
		await isInvalidGrant(await site.refresh(successors[0] ?? ''));
	});

	it('carries the nonce only where Cognito is set so', async () => {
		const nonceAfter = async () => {
			const { refresh_token } = await site.mint('anna-attendee', { nonce: 'ours' });
			return decodeJwt((await refreshed(refresh_token)).id_token)['nonce'];
		};
		expect(await nonceAfter()).toBeUndefined();
		await cognito.control('quirks', { nonce_on_refresh: true });
		expect(await nonceAfter()).toBe('ours');
	});

	it.each([
		['always', true, true],
		['sign_in', true, false],
		['never', false, false]
	])('at_hash is there %s', async (at_hash, signIn, renewal) => {
		await cognito.control('quirks', { at_hash });
		const first = await site.mint('anna-attendee');
		expect('at_hash' in decodeJwt(first.id_token)).toBe(signIn);
		const second = await refreshed(first.refresh_token);
		expect('at_hash' in decodeJwt(second.id_token)).toBe(renewal);
	});
});

describe.each(targets)('POST /oauth2/revoke of $name', (target) => {
	const authorization = target.clientSecret
		? { authorization: basic(target.clientId, target.clientSecret) }
		: undefined;
	const revoke = (params: Record<string, string>, headers: HeadersInit = authorization ?? {}) =>
		target.fetch(`${target.domain}/oauth2/revoke`, {
			method: 'POST',
			headers,
			body: new URLSearchParams({ client_id: target.clientId, ...params })
		});

	it('answers a token nobody knows with an empty 200', async () => {
		const response = await revoke({ token: 'unknown' });
		expect(response.status).toBe(200);
		expect(await response.text()).toBe('');
	});

	it('answers a missing token with 400 invalid_request', async () => {
		const response = await revoke({});
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'invalid_request' });
	});

	it('answers a wrong secret with 401 invalid_client', async () => {
		const wrong = { authorization: basic(target.clientId, 'wrong') };
		const response = await revoke({ token: 'unknown' }, wrong);
		expect(response.status).toBe(401);
		expect(await response.json()).toMatchObject({ error: 'invalid_client' });
	});
});

describe('Revoking', () => {
	const revoke = (token: string, client?: typeof publicClient) =>
		site.post('/oauth2/revoke', { token }, client);

	it('ends the refresh token and the access tokens of that sign-in, and no other', async () => {
		const [one, other] = [await site.mint('anna-attendee'), await site.mint('anna-attendee')];
		expect((await revoke(one.refresh_token)).status).toBe(200);
		await isInvalidGrant(await site.refresh(one.refresh_token));
		expect((await userInfo(one.access_token)).status).toBe(401);
		expect((await userInfo(other.access_token)).status).toBe(200);
		expect((await site.refresh(other.refresh_token)).status).toBe(200);
		expect((await revoke(one.refresh_token)).status).toBe(200);
	});

	it('is not noticed by someone who only verifies the signature', async () => {
		const { access_token, refresh_token } = await site.mint('anna-attendee');
		await revoke(refresh_token);
		await expect(jwtVerify(access_token, await keys())).resolves.toBeTruthy();
	});

	it('ends what rotation made of the token as well', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		const second = await refreshed(refresh_token);
		await revoke(refresh_token);
		await isInvalidGrant(await site.refresh(second.refresh_token));
	});

	it('takes refresh tokens alone', async () => {
		const response = await revoke((await site.mint('anna-attendee')).access_token);
		expect(response.status).toBe(400);
		expect(await response.json()).toEqual({ error: 'unsupported_token_type' });
	});

	it('wants the client that the token was issued to', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		expect((await revoke(refresh_token, publicClient)).status).toBe(401);
		expect((await site.refresh(refresh_token)).status).toBe(200);
	});

	it('is refused where the client does not have it enabled', async () => {
		await cognito.control('client', { revocation: false });
		const response = await revoke((await site.mint('anna-attendee')).refresh_token);
		expect(await response.json()).toEqual({ error: 'invalid_request' });
	});
});

describe.each(targets)('GET /oauth2/userInfo of $name', ({ fetch, domain }) => {
	it('answers 400 without a token', async () => {
		const response = await fetch(`${domain}/oauth2/userInfo`);
		expect(response.status).toBe(400);
		expect(response.headers.get('www-authenticate')).toContain('error="invalid_request"');
	});

	it('answers 401 to a token that is none', async () => {
		const headers = { authorization: 'Bearer not.a.token' };
		const response = await fetch(`${domain}/oauth2/userInfo`, { headers });
		expect(response.status).toBe(401);
		expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
	});
});

describe('GET /oauth2/userInfo, closer', () => {
	it('answers with strings, email_verified included', async () => {
		const { access_token } = await site.mint('anna-attendee');
		const response = await userInfo(access_token);
		expect(response.headers.get('content-type')).toBe('application/json;charset=UTF-8');
		expect(await response.json()).toEqual({
			sub: '0da3a7a0-3fe7-4737-be8b-f43594c99c2d',
			email: 'anna-attendee@popmap.test',
			email_verified: 'true',
			name: 'Anna Attendee',
			username: '0da3a7a0-3fe7-4737-be8b-f43594c99c2d'
		});
	});

	it('writes identities as a string of JSON, in which numbers are numbers', async () => {
		const { access_token } = await site.mint('olivia-owner');
		const { identities } = await (await userInfo(access_token)).json<{ identities: string }>();
		expect(JSON.parse(identities)).toEqual([
			expect.objectContaining({ primary: true, dateCreated: expect.any(Number) })
		]);
	});

	it('wants openid', async () => {
		const scope = 'aws.cognito.signin.user.admin';
		const { access_token } = await site.mint('anna-attendee', { scope });
		expect((await userInfo(access_token)).status).toBe(401);
	});

	it('refuses a token that has expired', async () => {
		const { access_token } = await site.mint('anna-attendee');
		await shift(3601);
		expect((await userInfo(access_token)).status).toBe(401);
	});
});
