import { Hono } from 'hono';
import { authenticateClient, readParams } from './client-authentication.ts';
import type { Context } from 'hono';
import type { AppClient } from '../directory/app-clients.ts';
import type { Pool } from '../pool.ts';

export type RevokeProblem = 'invalid_request' | 'unsupported_token_type' | 'invalid_client';

/** `POST /oauth2/revoke`: success, and a token nobody knows, are the same empty 200. */
export const revokeRoutes = (pool: Pool) =>
	new Hono().post('/oauth2/revoke', async (c) => {
		const param = await readParams(c.req.raw);
		if (!param) return refuse(c, 'invalid_request');
		const client = authenticateClient(pool, c.req.header('authorization') ?? null, param);
		if (!client) return refuse(c, 'invalid_client');
		const problem = revokeToken(pool, client, param('token'));
		return problem ? refuse(c, problem) : c.body(null, 200, { 'content-length': '0' });
	});

const refuse = (c: Context, error: RevokeProblem) =>
	c.json({ error }, error === 'invalid_client' ? 401 : 400);

/** Ends the refresh token and the access tokens that share its `origin_jti`; null when that worked. */
export function revokeToken(
	pool: Pool,
	client: AppClient,
	token: string | null
): RevokeProblem | null {
	if (!token || !client.revocation) return 'invalid_request';
	if (looksLikeJwt(token)) return 'unsupported_token_type';
	const grant = pool.refreshTokens.grantOf(token);
	if (!grant) return null;
	if (grant.clientId !== client.id) return 'invalid_client';
	pool.refreshTokens.revoke(grant);
	return null;
}

const looksLikeJwt = (token: string) => token.startsWith('eyJ') && token.split('.').length === 3;
