import { beforeEach, describe, expect, it } from 'vitest';
import { base64url, createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { basic, createSite, publicClient, tokensIn } from './site.ts';
import { targets } from './target.ts';
import type { JSONWebKeySet } from 'jose';
import type { TokenResponse } from './site.ts';

// A fixed clock: grace periods end to the second, and a busy machine can take longer than one.
const startedAt = new Date();
const site = createSite({ now: () => startedAt });
const { cognito } = site;
beforeEach(() => cognito.reset());

const shift = (offset_seconds: number) => cognito.control('clock', { offset_seconds });
const refreshed = async (token: string) => tokensIn(await (await site.refresh(token)).json());
const expectInvalidGrant = async (response: Response) => {
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
	it('has exactly these claims for a person with a password', async () => {
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

	it('has no groups claim without groups, and no nonce when none was sent', async () => {
		const claims = decodeJwt((await site.mint('anna-attendee')).id_token);
		expect(claims).not.toHaveProperty('cognito:groups');
		expect(claims).not.toHaveProperty('nonce');
	});

	it('carries every attribute for openid alone, and otherwise those that the scopes cover', async () => {
		const claims = async (scope: string) =>
			decodeJwt((await site.mint('anna-attendee', { scope })).id_token);
		expect(await claims('openid')).toMatchObject({ name: 'Anna Attendee', email_verified: true });
		expect(await claims('openid email')).not.toHaveProperty('name');
		expect(await claims('openid profile')).not.toHaveProperty('email');
	});
});

describe('The access token', () => {
	it('has exactly these claims, with client_id and without aud', async () => {
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

	it('has the requested resource as its audience, after a refresh too', async () => {
		const resource = 'https://api.popmap.test';
		const back = await site.signInByEmail('emil-owner@popmap.test', { resource });
		const first = tokensIn(await (await site.redeem(back.searchParams.get('code'))).json());
		expect(decodeJwt(first.access_token).aud).toBe(resource);
		expect(decodeJwt((await refreshed(first.refresh_token)).access_token).aud).toBe(resource);
	});
});

describe('ID and access tokens', () => {
	it('have only kid and alg in the header, and different keys', async () => {
		const { id_token, access_token } = await site.mint('anna-attendee');
		const [id, access] = [decodeProtectedHeader(id_token), decodeProtectedHeader(access_token)];
		expect(id).toEqual({ kid: expect.stringMatching(/^[\w+/]{43}=$/), alg: 'RS256' });
		expect(Object.keys(access)).toEqual(['kid', 'alg']);
		expect(access.kid).not.toBe(id.kid);
	});

	it('share origin_jti and event_id, and have different jti', async () => {
		const tokens = await site.mint('anna-attendee');
		const [id, access] = [decodeJwt(tokens.id_token), decodeJwt(tokens.access_token)];
		expect(access['origin_jti']).toBe(id['origin_jti']);
		expect(access['event_id']).toBe(id['event_id']);
		expect(access.jti).not.toBe(id.jti);
	});

	it('have neither origin_jti nor jti when token revocation is off', async () => {
		await cognito.control('client', { revocation: false });
		const claims = decodeJwt((await site.mint('anna-attendee')).access_token);
		expect(claims).not.toHaveProperty('origin_jti');
		expect(claims).not.toHaveProperty('jti');
	});

	it('are as large as those of a real pool', async () => {
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
	it('is an opaque JWE with RSA-OAEP and A256GCM', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		expect(refresh_token.split('.')).toHaveLength(5);
		expect(refresh_token).toMatch(
			/^eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ\./
		);
	});

	it('is rejected from another client', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		await expectInvalidGrant(await site.refresh(refresh_token, publicClient));
	});

	it('expires thirty days after the sign-in, however often it is refreshed', async () => {
		let { refresh_token } = await site.mint('anna-attendee');
		await shift(29 * 86_400);
		({ refresh_token } = await refreshed(refresh_token));
		await shift(86_400);
		await expectInvalidGrant(await site.refresh(refresh_token));
	});

	it('is rejected once the user is disabled, and after the user is enabled again', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		await cognito.control('person', { person: 'anna-attendee', enabled: false });
		await expectInvalidGrant(await site.refresh(refresh_token));
		await cognito.control('person', { person: 'anna-attendee', enabled: true });
		await expectInvalidGrant(await site.refresh(refresh_token));
	});

	it('is rejected once the user is deleted', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		await cognito.control('person', { person: 'anna-attendee', deleted: true });
		await expectInvalidGrant(await site.refresh(refresh_token));
	});
});

describe('A refresh', () => {
	const names = ['sub', 'origin_jti', 'auth_time', 'event_id'];
	const stableClaims = (token: string) => names.map((name) => decodeJwt(token)[name]);

	it('keeps sub, origin_jti, auth_time and event_id, and changes iat, exp and jti', async () => {
		const first = await site.mint('anna-attendee');
		await shift(100);
		const second = await refreshed(first.refresh_token);
		expect(stableClaims(second.id_token)).toEqual(stableClaims(first.id_token));
		expect(stableClaims(second.access_token)).toEqual(stableClaims(first.access_token));
		const [before, after] = [decodeJwt(first.access_token), decodeJwt(second.access_token)];
		expect(after.iat).toBeGreaterThanOrEqual((before.iat ?? 0) + 100);
		expect(after.jti).not.toBe(before.jti);
	});

	it('reflects changes of the profile', async () => {
		const first = await site.mint('anna-attendee');
		await cognito.control('person', { person: 'anna-attendee', groups: ['admins'] });
		const { access_token } = await refreshed(first.refresh_token);
		expect(decodeJwt(access_token)['cognito:groups']).toEqual(['admins']);
	});

	it('without rotation returns no refresh token, and the old one stays valid', async () => {
		const { refresh_token } = await site.mint('anna-attendee', { client_id: publicClient.id });
		for (let turn = 0; turn < 2; turn += 1) {
			const response = await site.refresh(refresh_token, publicClient);
			expect(response.status).toBe(200);
			expect(await response.json()).not.toHaveProperty('refresh_token');
			await shift(60);
		}
	});

	it('with rotation returns a new refresh token, and the old one works for thirty seconds', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		const second = await refreshed(refresh_token);
		expect(second.refresh_token).not.toBe(refresh_token);
		await shift(29);
		expect((await site.refresh(refresh_token)).status).toBe(200);
		await shift(1);
		await expectInvalidGrant(await site.refresh(refresh_token));
		expect((await site.refresh(second.refresh_token)).status).toBe(200);
	});

	it('without a grace period invalidates the old token at once', async () => {
		await cognito.control('client', { grace_seconds: 0 });
		const { refresh_token } = await site.mint('anna-attendee');
		await refreshed(refresh_token);
		await expectInvalidGrant(await site.refresh(refresh_token));
	});

	const reuse = async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		const responses: TokenResponse[] = [];
		for (let turn = 0; turn < 2; turn += 1) responses.push(await refreshed(refresh_token));
		return { refresh_token, successors: responses.map((response) => response.refresh_token) };
	};

	it('twice within the grace period returns two new tokens, or with the quirk the same one', async () => {
		expect(new Set((await reuse()).successors).size).toBe(2);
		await cognito.control('quirks', { reuse_within_grace: 'same' });
		expect(new Set((await reuse()).successors).size).toBe(1);
	});

	it('returns the same new token to concurrent refreshes, with the quirk', async () => {
		await cognito.control('quirks', { reuse_within_grace: 'same' });
		const { refresh_token } = await site.mint('anna-attendee');
		const [one, two] = await Promise.all([refreshed(refresh_token), refreshed(refresh_token)]);
		expect(one.refresh_token).toBe(two.refresh_token);
	});

	it('after the grace period revokes every token of the sign-in, with the quirk', async () => {
		await cognito.control('quirks', { reuse_after_grace_revokes_family: true });
		const { refresh_token, successors } = await reuse();
		await shift(31);
		await expectInvalidGrant(await site.refresh(refresh_token));
		await expectInvalidGrant(await site.refresh(successors[0] ?? ''));
	});

	it('returns the nonce in the ID token only with the quirk', async () => {
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
	])('includes at_hash with the quirk at_hash: %s', async (at_hash, signIn, refresh) => {
		await cognito.control('quirks', { at_hash });
		const first = await site.mint('anna-attendee');
		expect('at_hash' in decodeJwt(first.id_token)).toBe(signIn);
		const second = await refreshed(first.refresh_token);
		expect('at_hash' in decodeJwt(second.id_token)).toBe(refresh);
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

	it('responds to an unknown token with an empty 200', async () => {
		const response = await revoke({ token: 'unknown' });
		expect(response.status).toBe(200);
		expect(await response.text()).toBe('');
	});

	it('rejects a missing token with 400 and invalid_request', async () => {
		const response = await revoke({});
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'invalid_request' });
	});

	it('rejects a wrong secret with 401 and invalid_client', async () => {
		const wrong = { authorization: basic(target.clientId, 'wrong') };
		const response = await revoke({ token: 'unknown' }, wrong);
		expect(response.status).toBe(401);
		expect(await response.json()).toMatchObject({ error: 'invalid_client' });
	});
});

describe('POST /oauth2/revoke of the local Cognito', () => {
	const revoke = (token: string, client?: typeof publicClient) =>
		site.post('/oauth2/revoke', { token }, client);

	it('revokes the refresh token and access tokens of one sign-in only', async () => {
		const [one, other] = [await site.mint('anna-attendee'), await site.mint('anna-attendee')];
		expect((await revoke(one.refresh_token)).status).toBe(200);
		await expectInvalidGrant(await site.refresh(one.refresh_token));
		expect((await userInfo(one.access_token)).status).toBe(401);
		expect((await userInfo(other.access_token)).status).toBe(200);
		expect((await site.refresh(other.refresh_token)).status).toBe(200);
		expect((await revoke(one.refresh_token)).status).toBe(200);
	});

	it('does not change the signature of an access token', async () => {
		const { access_token, refresh_token } = await site.mint('anna-attendee');
		await revoke(refresh_token);
		await expect(jwtVerify(access_token, await keys())).resolves.toBeTruthy();
	});

	it('revokes the tokens that rotation issued as well', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		const second = await refreshed(refresh_token);
		await revoke(refresh_token);
		await expectInvalidGrant(await site.refresh(second.refresh_token));
	});

	it('accepts refresh tokens only', async () => {
		const response = await revoke((await site.mint('anna-attendee')).access_token);
		expect(response.status).toBe(400);
		expect(await response.json()).toEqual({ error: 'unsupported_token_type' });
	});

	it('rejects a token that was issued to another client', async () => {
		const { refresh_token } = await site.mint('anna-attendee');
		expect((await revoke(refresh_token, publicClient)).status).toBe(401);
		expect((await site.refresh(refresh_token)).status).toBe(200);
	});

	it('rejects a client that has token revocation off', async () => {
		await cognito.control('client', { revocation: false });
		const response = await revoke((await site.mint('anna-attendee')).refresh_token);
		expect(await response.json()).toEqual({ error: 'invalid_request' });
	});
});

describe.each(targets)('GET /oauth2/userInfo of $name', ({ fetch, domain }) => {
	it('responds with 400 without a token', async () => {
		const response = await fetch(`${domain}/oauth2/userInfo`);
		expect(response.status).toBe(400);
		expect(response.headers.get('www-authenticate')).toContain('error="invalid_request"');
	});

	it('responds with 401 to an invalid token', async () => {
		const headers = { authorization: 'Bearer not.a.token' };
		const response = await fetch(`${domain}/oauth2/userInfo`, { headers });
		expect(response.status).toBe(401);
		expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
	});
});

describe('GET /oauth2/userInfo of the local Cognito', () => {
	it('returns every claim as a string, email_verified included', async () => {
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

	it('returns identities as JSON in a string, in which numbers are numbers', async () => {
		const { access_token } = await site.mint('olivia-owner');
		const { identities } = await (await userInfo(access_token)).json<{ identities: string }>();
		expect(JSON.parse(identities)).toEqual([
			expect.objectContaining({ primary: true, dateCreated: expect.any(Number) })
		]);
	});

	it('requires openid', async () => {
		const scope = 'aws.cognito.signin.user.admin';
		const { access_token } = await site.mint('anna-attendee', { scope });
		expect((await userInfo(access_token)).status).toBe(401);
	});

	it('rejects an expired token', async () => {
		const { access_token } = await site.mint('anna-attendee');
		await shift(3601);
		expect((await userInfo(access_token)).status).toBe(401);
	});
});
