import { Hono } from 'hono';
import { verifyAccessToken } from '../tokens/access-token.ts';
import { attributesForScopes } from '../tokens/claims.ts';
import { identitiesAttribute } from '../directory/user.ts';
import type { Context } from 'hono';
import type { Pool } from '../pool.ts';

const invalidRequest =
	'error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"';
const invalidToken =
	'error="invalid_token", error_description="Access token is expired, disabled, or deleted, or the user has globally signed out."';

/** `/oauth2/userInfo`: the user's claims. Every value is a string, `email_verified` included. */
export function userInfoRoutes(pool: Pool) {
	const respond = async (c: Context) => {
		const [, token] = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
		if (!token) return c.body(null, 400, { 'www-authenticate': invalidRequest });
		const verified = await verifyAccessToken(pool, token);
		if (typeof verified === 'string' || !verified.scopes.includes('openid')) {
			return c.body(null, 401, { 'www-authenticate': invalidToken });
		}
		const { user, scopes, clientId } = verified;
		const client = pool.clients.get(clientId);
		if (!client) return c.body(null, 401, { 'www-authenticate': invalidToken });
		const claims = {
			sub: user.sub,
			...identitiesAttribute(user),
			...attributesForScopes(user, client, scopes),
			username: user.username
		};
		return c.body(JSON.stringify(claims), 200, {
			'content-type': 'application/json;charset=UTF-8'
		});
	};
	return new Hono().get('/oauth2/userInfo', respond).post('/oauth2/userInfo', respond);
}
