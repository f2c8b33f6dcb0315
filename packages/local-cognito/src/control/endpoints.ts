import type { Endpoint } from './faults.ts';
import type { Pool } from '../pool.ts';

const byPath: Record<string, Endpoint> = {
	'/oauth2/authorize': 'authorize',
	'/authorize': 'authorize',
	'/login': 'login',
	'/oauth2/idpresponse': 'idpresponse',
	'/oauth2/token': 'token',
	'/oauth2/revoke': 'revoke',
	'/oauth2/userInfo': 'userinfo',
	'/logout': 'logout'
};

/** Which endpoint a request is for, for counting calls and for faults; null for pages without either. */
export function endpointOf({ id }: Pool, { url, method }: Request): Endpoint | null {
	if (method === 'OPTIONS') return null;
	const { pathname } = new URL(url);
	if (pathname.endsWith(`/${id}/.well-known/jwks.json`)) return 'jwks';
	if (pathname.endsWith(`/${id}/.well-known/openid-configuration`)) return 'discovery';
	if (pathname === '/' && method === 'POST') return 'user_api';
	return byPath[pathname] ?? null;
}
