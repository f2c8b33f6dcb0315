import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Auth } from '@auth/core';
import Cognito from '@auth/core/providers/cognito';
import { AmazonCognito, generateCodeVerifier, generateState } from 'arctic';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import OpenIDConnectStrategy, { type Profile, type VerifyCallback } from 'passport-openidconnect';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confidentialClient, publicClientId, scopes, startPool, type RunningPool } from './pool.ts';

const site = 'http://localhost:3000';
const callback = `${site}/callback`;
const scope = scopes.join(' ');
const { id, secret } = confidentialClient;

let pool: RunningPool;
beforeAll(async () => void (pool = await startPool(site)));
afterAll(() => pool.close());

describe('openid-client', () => {
	it.each([
		['client_secret_basic', () => openid.ClientSecretBasic(secret), id],
		['client_secret_post', () => openid.ClientSecretPost(secret), id],
		['a public client', () => openid.None(), publicClientId]
	])('signs in, refreshes, reads userInfo and revokes with %s', async (_, method, clientId) => {
		const config = await openid.discovery(new URL(pool.issuer), clientId, undefined, method());
		const pkceCodeVerifier = openid.randomPKCECodeVerifier();
		const expectedState = openid.randomState();
		const expectedNonce = openid.randomNonce();
		const url = openid.buildAuthorizationUrl(config, {
			redirect_uri: callback,
			scope,
			state: expectedState,
			nonce: expectedNonce,
			code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
			code_challenge_method: 'S256'
		});
		const checks = { pkceCodeVerifier, expectedState, expectedNonce };
		const tokens = await openid.authorizationCodeGrant(config, await pool.signIn(url), checks);
		const claims = tokens.claims();
		expect(claims).toMatchObject({ email: 'alice@example.com', email_verified: true });
		const user = await openid.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '');
		expect(user).toMatchObject({ email: 'alice@example.com', email_verified: 'true' });
		const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
		expect(refreshed.claims()?.sub).toBe(claims?.sub);
		const last = refreshed.refresh_token ?? tokens.refresh_token ?? '';
		await openid.tokenRevocation(config, last);
		await expect(openid.refreshTokenGrant(config, last)).rejects.toMatchObject({
			error: 'invalid_grant'
		});
	});
});

describe('oauth4webapi', () => {
	it('signs in and verifies every response', async () => {
		const issuer = new URL(pool.issuer);
		const server = await oauth.processDiscoveryResponse(
			issuer,
			await oauth.discoveryRequest(issuer)
		);
		const client: oauth.Client = { client_id: id };
		const authentication = oauth.ClientSecretBasic(secret);
		const verifier = oauth.generateRandomCodeVerifier();
		const state = oauth.generateRandomState();
		const nonce = oauth.generateRandomNonce();
		const url = new URL(server.authorization_endpoint ?? '');
		url.search = new URLSearchParams({
			client_id: id,
			response_type: 'code',
			redirect_uri: callback,
			scope,
			state,
			nonce,
			code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
			code_challenge_method: 'S256'
		}).toString();
		const params = oauth.validateAuthResponse(server, client, await pool.signIn(url), state);
		const response = await oauth.authorizationCodeGrantRequest(
			server,
			client,
			authentication,
			params,
			callback,
			verifier
		);
		const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
			expectedNonce: nonce,
			requireIdToken: true
		});
		const claims = oauth.getValidatedIdTokenClaims(tokens);
		expect(claims).toMatchObject({ name: 'Alice' });
		const info = await oauth.userInfoRequest(server, client, tokens.access_token);
		const user = await oauth.processUserInfoResponse(server, client, claims?.sub ?? '', info);
		expect(user.email).toBe('alice@example.com');
		const refresh = await oauth.refreshTokenGrantRequest(
			server,
			client,
			authentication,
			tokens.refresh_token ?? ''
		);
		expect(await oauth.processRefreshTokenResponse(server, client, refresh)).toHaveProperty(
			'refresh_token'
		);
	});
});

describe('arctic', () => {
	it('signs in, refreshes and revokes with its AmazonCognito', async () => {
		const client = new AmazonCognito(new URL(pool.origin).host, id, secret, callback);
		const verifier = generateCodeVerifier();
		const url = client.createAuthorizationURL(generateState(), verifier, scopes);
		const code = (await pool.signIn(url)).searchParams.get('code') ?? '';
		const tokens = await client.validateAuthorizationCode(code, verifier);
		expect(tokens.idToken().split('.')).toHaveLength(3);
		const refreshed = await client.refreshAccessToken(tokens.refreshToken(), scopes);
		expect(refreshed.accessToken()).not.toBe(tokens.accessToken());
		await client.revokeToken(refreshed.refreshToken());
		await expect(client.refreshAccessToken(refreshed.refreshToken(), scopes)).rejects.toThrow(
			'invalid_grant'
		);
	});
});

describe('Auth.js', () => {
	const origin = 'http://localhost:3000';
	const run = (path: string, init: RequestInit = {}) =>
		Auth(new Request(`${origin}/auth${path}`, init), {
			basePath: '/auth',
			secret: 'a secret of the site',
			trustHost: true,
			providers: [
				Cognito({
					clientId: id,
					clientSecret: secret,
					issuer: pool.issuer,
					checks: ['pkce', 'state', 'nonce']
				})
			]
		});
	const cookiesOf = (response: Response) =>
		response.headers
			.getSetCookie()
			.map((line) => line.split(';')[0])
			.join('; ');

	it('signs in with its Cognito provider', async () => {
		await pool.control('client', {
			client_id: id,
			callback_urls: [callback, `${origin}/auth/callback/cognito`]
		});
		const asked = await run('/csrf');
		const { csrfToken }: { csrfToken: string } = JSON.parse(await asked.text());
		const started = await run('/signin/cognito', {
			method: 'POST',
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				cookie: cookiesOf(asked)
			},
			body: new URLSearchParams({ csrfToken, callbackUrl: origin }).toString()
		});
		const back = await pool.signIn(started.headers.get('location') ?? '');
		const cookie = [cookiesOf(asked), cookiesOf(started)].join('; ');
		const done = await run(back.href.replace(`${origin}/auth`, ''), { headers: { cookie } });
		const session = await run('/session', { headers: { cookie: cookiesOf(done) } });
		expect(JSON.parse(await session.text())).toMatchObject({
			user: { name: 'Alice', email: 'alice@example.com' }
		});
	});
});

describe('passport-openidconnect', () => {
	it('signs in, and reads the profile', async () => {
		const endpoint = (path: string) => `${pool.origin}/oauth2/${path}`;
		const strategy = new OpenIDConnectStrategy(
			{
				issuer: pool.issuer,
				authorizationURL: endpoint('authorize'),
				tokenURL: endpoint('token'),
				userInfoURL: endpoint('userInfo'),
				clientID: id,
				clientSecret: secret,
				callbackURL: callback,
				scope: ['email', 'profile'],
				skipUserProfile: false
			},
			(issuer: string, profile: Profile, done: VerifyCallback) => done(null, { issuer, profile })
		);
		const session = {};
		const authenticate = (query: Record<string, string>) =>
			new Promise((resolve, reject) => {
				Object.assign(strategy, {
					redirect: resolve,
					success: resolve,
					error: reject,
					fail: (reason: unknown) => reject(new Error(JSON.stringify(reason)))
				});
				// Without Express, whose type of a request it asks for.
				const request = Object.assign(new IncomingMessage(new Socket()), { query, session });
				Reflect.apply(strategy.authenticate, strategy, [request]);
			});
		const url = String(await authenticate({}));
		const back = await pool.signIn(url);
		expect(await authenticate(Object.fromEntries(back.searchParams))).toMatchObject({
			issuer: pool.issuer,
			profile: { emails: [{ value: 'alice@example.com' }] }
		});
	});
});
