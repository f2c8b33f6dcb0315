import { Hono, type Context } from 'hono';
import { base64url } from 'jose';
import type { AppClient } from '../config/config.ts';
import type { Pool } from '../pool.ts';
import { issueTokens } from '../tokens/issue-tokens.ts';
import type { IssuedCode } from './authorization-codes.ts';
import { authenticateClient, readParams, type Param } from './client-authentication.ts';
import { refreshTokens, type TokenResponse } from './refresh-grant.ts';

/** The errors of RFC 6749, section 5.2, that need no status of their own. */
export type TokenError =
	'invalid_request' | 'invalid_grant' | 'unauthorized_client' | 'unsupported_grant_type';

/** `POST /oauth2/token`. */
export const tokenRoutes = (pool: Pool) =>
	new Hono().post('/oauth2/token', async (c) => {
		const param = await readParams(c.req.raw);
		if (!param) return tokenError(c, 'invalid_request');
		const client = authenticateClient(pool, c.req.header('authorization') ?? null, param);
		if (!client) return invalidClient(c, pool);
		const response = await exchangeGrant(pool, client, param);
		return typeof response === 'string' ? tokenError(c, response) : tokenJson(c, response, 200);
	});

const tokenError = (c: Context, error: TokenError) => tokenJson(c, { error }, 400);

const invalidClient = (c: Context, pool: Pool) =>
	tokenJson(
		c,
		{ error: 'invalid_client', error_description: 'invalid_client_secret' },
		pool.quirks.invalid_client_status
	);

const tokenJson = (c: Context, body: object, status: 200 | 400 | 401) =>
	c.body(JSON.stringify(body), status, {
		'content-type': 'application/json;charset=UTF-8',
		'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
		'x-amz-cognito-request-id': crypto.randomUUID()
	});

function exchangeGrant(
	pool: Pool,
	client: AppClient,
	param: Param
): TokenError | Promise<TokenResponse | TokenError> {
	switch (param('grant_type')) {
		case null:
			return 'invalid_request';
		case 'authorization_code':
			return redeemCode(pool, client, param);
		case 'refresh_token':
			return refresh(pool, client, param('refresh_token'));
		case 'client_credentials':
			return 'unauthorized_client';
		default:
			return 'unsupported_grant_type';
	}
}

async function refresh(
	pool: Pool,
	client: AppClient,
	token: string | null
): Promise<TokenResponse | TokenError> {
	if (!token) return 'invalid_request';
	const tokens = await refreshTokens(pool, client, token);
	return typeof tokens === 'string' ? 'invalid_grant' : tokens;
}

async function redeemCode(
	pool: Pool,
	client: AppClient,
	param: Param
): Promise<TokenResponse | TokenError> {
	const code = param('code');
	const redirectUri = param('redirect_uri');
	if (!code || !redirectUri) return 'invalid_request';
	const issued = pool.authorizationCodes.redeem(code);
	if (!issued || issued.grant.clientId !== client.id) return 'invalid_grant';
	if (issued.redirectUri !== redirectUri) return 'invalid_grant';
	if (!(await matchesChallenge(issued, param('code_verifier')))) return 'invalid_grant';
	const user = pool.directory.bySub(issued.grant.sub);
	if (!user?.enabled) return 'invalid_grant';
	const { grant } = issued;
	if (!mayReadScopes(client, grant.scopes)) return 'invalid_grant';
	const tokens = await issueTokens(pool, { grant, user, client, grantType: 'authorization_code' });
	return { ...tokens, refresh_token: await pool.refreshTokens.issue(grant, client) };
}

/** RFC 7636, S256. A verifier without a challenge is refused too (RFC 9700, section 2.1.1). */
async function matchesChallenge({ codeChallenge }: IssuedCode, verifier: string | null) {
	if (!codeChallenge || !verifier) return codeChallenge === verifier;
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
	return base64url.encode(new Uint8Array(hash)) === codeChallenge;
}

/** A client that may not read an attribute of a requested scope gets no tokens. */
const mayReadScopes = ({ read_attributes: readable }: AppClient, scopes: readonly string[]) =>
	readable === null ||
	!scopes.includes('email') ||
	['email', 'email_verified'].every((name) => readable.includes(name));
