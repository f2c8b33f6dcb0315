import { Hono } from 'hono';
import { readAccessToken } from '../tokens/access-token.ts';
import { readableAttributes } from '../tokens/issue-tokens.ts';
import { identitiesAttribute } from '../directory/directory.ts';
import type { Context } from 'hono';
import type { Pool } from '../pool.ts';

const malformed =
	'error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"';
const dead =
	'error="invalid_token", error_description="Access token is expired, disabled, or deleted, or the user has globally signed out."';

/** `/oauth2/userInfo`: every value is a string, `email_verified` included. */
export function userInfoRoutes(pool: Pool) {
	const answer = async (c: Context) => {
		const [, token] = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
		if (!token) return c.body(null, 400, { 'www-authenticate': malformed });
		const bearer = await readAccessToken(pool, token);
		if (typeof bearer === 'string' || !bearer.scopes.includes('openid')) {
			return c.body(null, 401, { 'www-authenticate': dead });
		}
		const { user, scopes } = bearer;
		const claims = {
			sub: user.sub,
			...identitiesAttribute(user),
			...readableAttributes(user, scopes),
			username: user.username
		};
		return c.body(JSON.stringify(claims), 200, {
			'content-type': 'application/json;charset=UTF-8'
		});
	};
	return new Hono().get('/oauth2/userInfo', answer).post('/oauth2/userInfo', answer);
}
