import { beforeEach, describe, expect, it } from 'vitest';
import { basic, callback, confidential, createSite, publicClient, verifier } from './site.ts';
import { targets } from './target.ts';
import type { Target } from './target.ts';

const form = (target: Target, params: Record<string, string>, authorization?: string) =>
	target.fetch(`${target.domain}/oauth2/token`, {
		method: 'POST',
		headers: authorization ? { authorization } : {},
		body: new URLSearchParams(params)
	});

const credentials = ({ clientId, clientSecret }: Target) =>
	clientSecret ? basic(clientId, clientSecret) : undefined;

describe.each(targets)('POST /oauth2/token of $name', (target) => {
	const post = (params: Record<string, string>) =>
		form(target, { client_id: target.clientId, ...params }, credentials(target));

	it('answers an unknown code with 400 and {"error":"invalid_grant"}', async () => {
		const response = await post({
			grant_type: 'authorization_code',
			code: crypto.randomUUID(),
			redirect_uri: target.callback,
			code_verifier: verifier
		});
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toMatch(/^application\/json/);
		expect(await response.json()).toEqual({ error: 'invalid_grant' });
	});

	it('answers an unknown refresh token with invalid_grant', async () => {
		const response = await post({ grant_type: 'refresh_token', refresh_token: 'unknown' });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
	});

	it('answers a missing refresh token with invalid_request', async () => {
		const response = await post({ grant_type: 'refresh_token' });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'invalid_request' });
	});

	it('answers a grant nobody knows with unsupported_grant_type', async () => {
		const response = await post({ grant_type: 'password' });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' });
	});

	it('answers a wrong secret with invalid_client, as 400 or 401', async () => {
		const params = { grant_type: 'refresh_token', refresh_token: 'unknown' };
		const response = await form(target, params, basic(target.clientId, 'wrong'));
		expect([400, 401]).toContain(response.status);
		expect(await response.json()).toMatchObject({ error: 'invalid_client' });
	});

	it('lets pages of any site call it', async () => {
		const response = await post({ grant_type: 'refresh_token' });
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
	});
});

describe('Redeeming a code', () => {
	const site = createSite();
	beforeEach(() => site.cognito.reset());

	const signIn = async (changes: Record<string, string | null> = {}) =>
		(await site.signInByEmail('emil-owner@popmap.test', changes)).searchParams.get('code') ?? '';
	const redeem = (code: string, changes: Record<string, string> = {}) =>
		site.post('/oauth2/token', {
			grant_type: 'authorization_code',
			code,
			redirect_uri: callback,
			code_verifier: verifier,
			...changes
		});
	const invalidGrant = async (response: Response) => {
		expect(response.status).toBe(400);
		expect(await response.json()).toEqual({ error: 'invalid_grant' });
	};

	it('gives three tokens, Bearer and the access token’s seconds; no scope', async () => {
		const response = await redeem(await signIn());
		expect(response.status).toBe(200);
		expect(response.headers.get('x-amz-cognito-request-id')).toBeTruthy();
		expect(await response.json()).toEqual({
			access_token: expect.stringMatching(/^eyJ/),
			id_token: expect.stringMatching(/^eyJ/),
			refresh_token: expect.stringMatching(/^eyJj/),
			token_type: 'Bearer',
			expires_in: 3600
		});
	});

	it('gives no ID token without openid', async () => {
		const code = await signIn({ scope: 'aws.cognito.signin.user.admin' });
		expect(await (await redeem(code)).json()).not.toHaveProperty('id_token');
	});

	it('takes a code once', async () => {
		const code = await signIn();
		expect((await redeem(code)).status).toBe(200);
		await invalidGrant(await redeem(code));
	});

	it('takes a code for five minutes', async () => {
		const code = await signIn();
		await site.cognito.control('clock', { offset_seconds: 300 });
		await invalidGrant(await redeem(code));
	});

	it('takes a code a second before that', async () => {
		const code = await signIn();
		await site.cognito.control('clock', { offset_seconds: 298 });
		expect((await redeem(code)).status).toBe(200);
	});

	it('wants the same redirect_uri', async () => {
		await invalidGrant(
			await redeem(await signIn(), { redirect_uri: 'https://popmap.test/callback' })
		);
	});

	it('wants the verifier of the challenge', async () => {
		await invalidGrant(await redeem(await signIn(), { code_verifier: `${verifier}x` }));
		await invalidGrant(await redeem(await signIn(), { code_verifier: '' }));
	});

	it('gives a code to the client that asked, and to no other', async () => {
		await invalidGrant(await site.redeem(await signIn(), publicClient));
	});

	it('wants no verifier where no challenge was sent', async () => {
		const changes = { code_challenge: null, code_challenge_method: null };
		const response = await redeem(await signIn(changes), { code_verifier: '' });
		expect(response.status).toBe(200);
	});

	it('takes the secret in the body as well', async () => {
		const response = await site.cognito.fetch(
			new Request(`${site.cognito.origin}/oauth2/token`, {
				method: 'POST',
				body: new URLSearchParams({
					grant_type: 'authorization_code',
					client_id: confidential.id,
					client_secret: confidential.secret,
					code: await signIn(),
					redirect_uri: callback,
					code_verifier: verifier
				})
			})
		);
		expect(response.status).toBe(200);
	});

	it('takes client_id in the body beside Basic', async () => {
		expect((await redeem(await signIn(), { client_id: confidential.id })).status).toBe(200);
	});

	it('wants the secret from a client that has one', async () => {
		const response = await site.post(
			'/oauth2/token',
			{ grant_type: 'refresh_token', refresh_token: 'x' },
			{ id: confidential.id, secret: null }
		);
		expect(await response.json()).toEqual({
			error: 'invalid_client',
			error_description: 'invalid_client_secret'
		});
	});

	it('serves a public client by its name alone', async () => {
		const code = await signIn({ client_id: publicClient.id });
		expect((await site.redeem(code, publicClient)).status).toBe(200);
	});

	it('says unauthorized_client to client_credentials', async () => {
		const response = await site.post('/oauth2/token', { grant_type: 'client_credentials' });
		expect(await response.json()).toEqual({ error: 'unauthorized_client' });
	});

	it('reads forms alone', async () => {
		const response = await site.cognito.fetch(
			new Request(`${site.cognito.origin}/oauth2/token`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: '{}'
			})
		);
		expect(await response.json()).toEqual({ error: 'invalid_request' });
	});
});
