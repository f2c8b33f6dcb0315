import { Hono } from 'hono';
import { authenticateClient, readParams } from './client-authentication.ts';
import type { Context } from 'hono';
import type { AppClient } from '../config/config.ts';
import type { Pool } from '../pool.ts';

export type RevokeError = 'invalid_request' | 'unsupported_token_type' | 'invalid_client';

/** `POST /oauth2/revoke`: an empty 200, for an unknown token too (RFC 7009, section 2.2). */
export const revokeRoutes = (pool: Pool) =>
	new Hono().post('/oauth2/revoke', async (c) => {
		const param = await readParams(c.req.raw);
		if (!param) return revokeError(c, 'invalid_request');
		const client = authenticateClient(pool, c.req.header('authorization') ?? null, param);
		if (!client) return revokeError(c, 'invalid_client');
		const error = revokeToken(pool, client, param('token'));
		return error ? revokeError(c, error) : c.body(null, 200, { 'content-length': '0' });
	});

const revokeError = (c: Context, error: RevokeError) =>
	c.json({ error }, error === 'invalid_client' ? 401 : 400);

/** Revokes a refresh token and the access tokens with the same `origin_jti`; null on success. */
export function revokeToken(
	pool: Pool,
	client: AppClient,
	token: string | null
): RevokeError | null {
	if (!token || !client.revocation) return 'invalid_request';
	if (looksLikeJwt(token)) return 'unsupported_token_type';
	const grant = pool.refreshTokens.grantOf(token);
	if (!grant) return null;
	if (grant.clientId !== client.id) return 'invalid_client';
	pool.refreshTokens.revoke(grant);
	return null;
}

const looksLikeJwt = (token: string) => token.startsWith('eyJ') && token.split('.').length === 3;
