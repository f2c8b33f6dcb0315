import { providers } from '../config/people.ts';
import type { AppClient } from '../directory/app-clients.ts';
import type { Pool } from '../pool.ts';
import type { Provider } from '../config/people.ts';

/** A request to sign someone in, once everything about it has been found in order. */
export interface AuthorizationRequest {
	client: AppClient;
	redirectUri: string;
	state: string | null;
	scopes: readonly string[];
	nonce: string | null;
	codeChallenge: string | null;
	provider: Provider | null;
	prompt: readonly string[];
	lang: string | null;
	loginHint: string | null;
	resource: string | null;
	/** The query it came with: pages hand it on to each other. */
	query: string;
}

/** Why a request goes no further: told on Cognito's own page, or to the site that asked. */
export type Refusal =
	| { told: 'visitor'; text: string }
	| { told: 'error_page'; error: string; clientId: string }
	| {
			told: 'site';
			redirectUri: string;
			state: string | null;
			error: string;
			description: string | null;
	  };

const knownScopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];

export const isRefusal = (result: AuthorizationRequest | Refusal): result is Refusal =>
	'told' in result;

/** Checks the parameters of `/oauth2/authorize`, which the sign-in pages are handed as well. */
export function readAuthorizationRequest(
	{ clients }: Pool,
	url: URL
): AuthorizationRequest | Refusal {
	const asked = (name: string) => url.searchParams.get(name) || null;
	const clientId = asked('client_id');
	if (!clientId) return visitor('Missing required parameter client_id in request URL');
	const client = clients.get(clientId);
	if (!client) return visitor(`Client ${clientId} does not exist.`);
	const redirectUri = asked('redirect_uri') ?? onlyCallback(client);
	if (!redirectUri) return visitor("Required String parameter 'redirect_uri' is not present");
	// Compared as strings, port, path and trailing slash included: there are no wildcards.
	if (!client.callbackUrls.includes(redirectUri)) {
		return { told: 'error_page', error: 'redirect_mismatch', clientId };
	}
	const state = asked('state');
	const problem = flowProblem(client, asked);
	if (problem) return { told: 'site', redirectUri, state, error: problem, description: null };

	const provider = readProvider(client, asked('identity_provider'));
	if (provider === 'unavailable') {
		return visitor('Login option is not available. Please try another one');
	}
	return {
		...{ client, redirectUri, state, provider },
		scopes: asked('scope')?.split(' ') ?? client.scopes,
		nonce: asked('nonce'),
		codeChallenge: asked('code_challenge'),
		prompt: asked('prompt')?.split(' ') ?? [],
		lang: asked('lang'),
		loginHint: asked('login_hint'),
		resource: asked('resource'),
		query: url.search
	};
}

const visitor = (text: string): Refusal => ({ told: 'visitor', text });

/** A client of one provider and one callback may leave the address out. */
const onlyCallback = ({ providers, callbackUrls }: AppClient) =>
	providers.length === 1 && callbackUrls.length === 1 ? (callbackUrls[0] ?? null) : null;

type Asked = (name: string) => string | null;

function flowProblem(client: AppClient, asked: Asked): string | null {
	const responseType = asked('response_type');
	if (responseType === 'token') return 'unauthorized_client';
	if (responseType !== 'code') return 'invalid_request';
	if (pkceIsWrong(asked('code_challenge'), asked('code_challenge_method')))
		return 'invalid_request';
	if (resourceIsWrong(asked('resource'))) return 'invalid_request';
	const scopes = asked('scope')?.split(' ') ?? client.scopes;
	return scopesAreWrong(scopes) ? 'invalid_scope' : null;
}

/** S256 alone; a challenge of SHA-256 is 43 characters of base64url. */
function pkceIsWrong(challenge: string | null, method: string | null): boolean {
	if (!challenge && !method) return false;
	return method !== 'S256' || !/^[A-Za-z0-9_-]{43}$/.test(challenge ?? '');
}

const resourceIsWrong = (resource: string | null) =>
	resource !== null &&
	(!URL.canParse(resource) || /^http:\/\/(?!localhost[:/]|localhost$)/.test(resource));

/** Attributes are only for those who ask who it is: `email` and `profile` want `openid` beside them. */
function scopesAreWrong(scopes: readonly string[]): boolean {
	if (scopes.some((scope) => !knownScopes.includes(scope))) return true;
	const asksForAttributes = scopes.some((scope) => ['email', 'phone', 'profile'].includes(scope));
	return asksForAttributes && !scopes.includes('openid');
}

function readProvider(client: AppClient, name: string | null): Provider | null | 'unavailable' {
	if (!name) return null;
	const provider = providers.find((one) => one === name);
	return provider && client.providers.includes(provider) ? provider : 'unavailable';
}
