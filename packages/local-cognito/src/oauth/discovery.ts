import { Hono } from 'hono';
import { issuerPaths } from '../config/issuer-paths.ts';
import { issuerOf } from '../issuer.ts';
import type { Pool } from '../pool.ts';

/** The issuer's discovery document and key set. */
export function discoveryRoutes(pool: Pool) {
	const routes = new Hono();
	for (const path of issuerPaths(pool.config)) {
		routes.get(`${path}/.well-known/openid-configuration`, (c) => c.json(configuration(pool)));
		routes.get(`${path}/.well-known/jwks.json`, async (c) => {
			const { jwks_cache_control: cacheControl } = pool.quirks;
			if (cacheControl !== null) c.header('cache-control', cacheControl);
			return c.json({ keys: await pool.keys.published() });
		});
	}
	return routes;
}

function configuration(pool: Pool) {
	const { origin } = pool;
	const issuer = issuerOf(pool);
	return {
		authorization_endpoint: `${origin}/oauth2/authorize`,
		end_session_endpoint: `${origin}/logout`,
		id_token_signing_alg_values_supported: ['RS256'],
		issuer,
		jwks_uri: `${issuer}/.well-known/jwks.json`,
		response_types_supported: ['code', 'token'],
		revocation_endpoint: `${origin}/oauth2/revoke`,
		scopes_supported: ['openid', 'email', 'phone', 'profile'],
		subject_types_supported: ['public'],
		token_endpoint: `${origin}/oauth2/token`,
		token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
		userinfo_endpoint: `${origin}/oauth2/userInfo`
	};
}
