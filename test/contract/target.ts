import { createLocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import { callback, confidential } from './site.ts';

/** A user pool to test the contract against: the local one, and a real one if configured. */
export interface Target {
	name: string;
	/** The URL of the hosted pages, without a trailing slash. */
	domain: string;
	issuer: string;
	apiUrl: string;
	clientId: string;
	clientSecret: string | null;
	callback: string;
	signOut: string;
	fetch(url: string, init?: RequestInit): Promise<Response>;
}

function localTarget(): Target {
	const cognito = createLocalCognito();
	return {
		name: 'the local Cognito',
		domain: cognito.origin,
		issuer: cognito.issuer,
		apiUrl: cognito.origin,
		clientId: confidential.id,
		clientSecret: confidential.secret,
		callback,
		signOut: 'http://localhost:5173/',
		fetch: (url, init) => cognito.fetch(new Request(url, { ...init, redirect: 'manual' }))
	};
}

/** See the README of the local Cognito; null, and no network access, without CONTRACT_COGNITO_DOMAIN. */
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
		fetch: (url, init) => fetch(url, { ...init, redirect: 'manual' })
	};
}

export const targets: readonly Target[] = [
	localTarget(),
	...[realTarget(import.meta.env)].filter((target) => target !== null)
];
