import type { Config } from '../config/config.ts';
import { issuerPaths } from '../config/issuer-paths.ts';

/** The endpoints whose calls are counted and that faults can apply to. */
export const endpoints = [
	'authorize',
	'login',
	'idpresponse',
	'token',
	'revoke',
	'userinfo',
	'logout',
	'jwks',
	'discovery',
	'user_api'
] as const;
export type Endpoint = (typeof endpoints)[number];

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

/** The endpoint that a request is for; null for every other page. */
export function endpointOf(config: Config, { url, method }: Request): Endpoint | null {
	if (method === 'OPTIONS') return null;
	const { pathname } = new URL(url);
	const [issuerPath = '', document] = pathname.split('/.well-known/');
	if (document && issuerPaths(config).includes(issuerPath)) {
		return document === 'jwks.json' ? 'jwks' : 'discovery';
	}
	if (pathname === '/' && method === 'POST') return 'user_api';
	return byPath[pathname] ?? null;
}
