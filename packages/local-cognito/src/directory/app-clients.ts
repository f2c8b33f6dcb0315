import type { Provider } from '../config/people.ts';

/** An app client of the pool, with the settings that the console shows. */
export interface AppClient {
	id: string;
	/** null for a public client. */
	secret: string | null;
	callbackUrls: string[];
	logoutUrls: string[];
	providers: Provider[];
	scopes: string[];
	/** Lifetimes in seconds. */
	accessSeconds: number;
	idSeconds: number;
	refreshSeconds: number;
	rotation: boolean;
	/** Seconds for which a rotated refresh token still works, 0 to 60. */
	graceSeconds: number;
	/** EnableTokenRevocation: without it tokens carry neither `origin_jti` nor `jti`. */
	revocation: boolean;
}

const hour = 3600;

function client(id: string, secret: string | null, sites: readonly string[]): AppClient {
	return {
		id,
		secret,
		callbackUrls: sites.map((site) => `${site}/callback`),
		logoutUrls: sites.flatMap((site) => [`${site}/`, `${site}/login`]),
		providers: ['Facebook', 'Google', 'COGNITO'],
		scopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
		accessSeconds: hour,
		idSeconds: hour,
		refreshSeconds: 30 * 24 * hour,
		rotation: secret !== null,
		graceSeconds: 30,
		revocation: true
	};
}

/** The two clients: one for a back end that keeps a secret, one for a program that cannot. */
export function createAppClients(sites: readonly string[]): Map<string, AppClient> {
	const clients = [
		client(
			'popmaplocalconfidential001',
			'local-secret-that-guards-nothing-but-made-up-people1',
			sites
		),
		client('popmaplocalpublic000000001', null, sites)
	];
	return new Map(clients.map((one) => [one.id, one]));
}
