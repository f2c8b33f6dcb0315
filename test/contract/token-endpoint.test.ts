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

	it('rejects an unknown code with 400 and exactly {"error":"invalid_grant"}', async () => {
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

	it('rejects an unknown refresh token with invalid_grant', async () => {
		const response = await post({ grant_type: 'refresh_token', refresh_token: 'unknown' });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
	});

	it('rejects a missing refresh token with invalid_request', async () => {
		const response = await post({ grant_type: 'refresh_token' });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'invalid_request' });
	});

	it('rejects an unknown grant type with unsupported_grant_type', async () => {
		const response = await post({ grant_type: 'password' });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' });
	});

	it('rejects a wrong secret with invalid_client and 400 or 401', async () => {
		const params = { grant_type: 'refresh_token', refresh_token: 'unknown' };
		const response = await form(target, params, basic(target.clientId, 'wrong'));
		expect([400, 401]).toContain(response.status);
		expect(await response.json()).toMatchObject({ error: 'invalid_client' });
	});

	it('allows requests from scripts of any origin', async () => {
		const response = await post({ grant_type: 'refresh_token' });
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
	});
});

describe('The authorization code grant', () => {
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

	it('returns three tokens, the type and the lifetime, without scope', async () => {
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

	it('returns no ID token without openid', async () => {
		const code = await signIn({ scope: 'aws.cognito.signin.user.admin' });
		expect(await (await redeem(code)).json()).not.toHaveProperty('id_token');
	});

	it('accepts a code only once', async () => {
		const code = await signIn();
		expect((await redeem(code)).status).toBe(200);
		await invalidGrant(await redeem(code));
	});

	it('rejects a code after five minutes', async () => {
		const code = await signIn();
		await site.cognito.control('clock', { offset_seconds: 300 });
		await invalidGrant(await redeem(code));
	});

	it('accepts a code shortly before that', async () => {
		const code = await signIn();
		await site.cognito.control('clock', { offset_seconds: 298 });
		expect((await redeem(code)).status).toBe(200);
	});

	it('requires the same redirect_uri', async () => {
		await invalidGrant(
			await redeem(await signIn(), { redirect_uri: 'https://popmap.test/callback' })
		);
	});

	it('requires the verifier that matches the challenge', async () => {
		await invalidGrant(await redeem(await signIn(), { code_verifier: `${verifier}x` }));
		await invalidGrant(await redeem(await signIn(), { code_verifier: '' }));
	});

	it('rejects a code that was issued to another client', async () => {
		await invalidGrant(await site.redeem(await signIn(), publicClient));
	});

	it('requires no verifier when no challenge was sent', async () => {
		const changes = { code_challenge: null, code_challenge_method: null };
		const response = await redeem(await signIn(changes), { code_verifier: '' });
		expect(response.status).toBe(200);
	});

	it('accepts the secret in the body', async () => {
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

	it('accepts client_id in the body together with Basic credentials', async () => {
		expect((await redeem(await signIn(), { client_id: confidential.id })).status).toBe(200);
	});

	it('requires the secret of a confidential client', async () => {
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

	it('accepts a public client by its id alone', async () => {
		const code = await signIn({ client_id: publicClient.id });
		expect((await site.redeem(code, publicClient)).status).toBe(200);
	});

	it('rejects client_credentials with unauthorized_client', async () => {
		const response = await site.post('/oauth2/token', { grant_type: 'client_credentials' });
		expect(await response.json()).toEqual({ error: 'unauthorized_client' });
	});

	it('rejects a body that is not a form', async () => {
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
