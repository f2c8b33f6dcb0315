import { localPool } from '../../cognito/local-pool.ts';
import { createLocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import { callback, confidential, password } from './site.ts';

/** A user pool that the contract tests run against. */
export interface Target {
	name: string;
	/** The domain of the hosted UI, without a trailing slash. */
	domain: string;
	issuer: string;
	apiUrl: string;
	clientId: string;
	clientSecret: string | null;
	callback: string;
	signOut: string;
	userPoolId: string;
	/** Someone who signs in with a password alone; null where there is nobody. */
	person: { username: string; password: string } | null;
	fetch(url: string, init?: RequestInit): Promise<Response>;
}

function localTarget(): Target {
	const cognito = createLocalCognito({ config: localPool });
	return {
		name: 'the local Cognito',
		domain: cognito.origin,
		issuer: cognito.issuer,
		apiUrl: cognito.origin,
		clientId: confidential.id,
		clientSecret: confidential.secret,
		callback,
		signOut: 'http://localhost:5173/',
		userPoolId: localPool.user_pool_id,
		person: { username: 'anna-attendee@popmap.test', password },
		fetch: (url, init) => cognito.fetch(new Request(url, { ...init, redirect: 'manual' }))
	};
}

/** The pool that the environment names: see README.md. null without CONTRACT_COGNITO_DOMAIN. */
function realTarget(settings: Record<string, unknown>): Target | null {
	const setting = (name: string) => String(settings[`CONTRACT_COGNITO_${name}`] ?? '');
	if (!setting('DOMAIN')) return null;
	return {
		name: setting('DOMAIN'),
		domain: setting('DOMAIN'),
		issuer: setting('ISSUER'),
		apiUrl: setting('API_URL'),
		clientId: setting('CLIENT_ID'),
		clientSecret: setting('CLIENT_SECRET') || null,
		callback: setting('CALLBACK'),
		signOut: setting('SIGN_OUT'),
		userPoolId: new URL(setting('ISSUER')).pathname.slice(1),
		person: setting('USERNAME')
			? { username: setting('USERNAME'), password: setting('PASSWORD') }
			: null,
		fetch: (url, init) => fetch(url, { ...init, redirect: 'manual' })
	};
}

/** The local Cognito and, when the environment names one, a real pool. */
export const targets: readonly Target[] = [
	localTarget(),
	...[realTarget(import.meta.env)].filter((target) => target !== null)
];
