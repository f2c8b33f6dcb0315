import type { AppClient } from '../config/config.ts';
import { standardScopes } from '../config/scopes.ts';
import { providers, type Provider } from '../config/provider.ts';
import type { Pool } from '../pool.ts';
import {
	errorForSite,
	type AuthorizationError,
	type AuthorizationRequest
} from './authorization-request.ts';

/** Tells an error from a valid request. */
export const isAuthorizationError = (
	result: AuthorizationRequest | AuthorizationError
): result is AuthorizationError => 'shownTo' in result;

/** Checks the parameters of `/oauth2/authorize`, which the sign-in pages receive as well. */
export function readAuthorizationRequest(
	{ clients, config }: Pool,
	url: URL
): AuthorizationRequest | AuthorizationError {
	const param: Param = (name) => url.searchParams.get(name) || null;
	const clientId = param('client_id');
	if (!clientId) return forVisitor('Missing required parameter client_id in request URL');
	const client = clients.get(clientId);
	if (!client) return forVisitor(`Client ${clientId} does not exist.`);
	const redirectUri = param('redirect_uri') ?? onlyCallbackUrl(client);
	if (!redirectUri) return forVisitor("Required String parameter 'redirect_uri' is not present");
	// RFC 9700, section 2.1: compared as strings, without wildcards.
	if (!client.callback_urls.includes(redirectUri)) {
		return { shownTo: 'visitor_after_redirect', error: 'redirect_mismatch', clientId };
	}
	const state = param('state');
	const error = flowError(client, [...standardScopes, ...config.scopes], param);
	if (error) return errorForSite({ redirectUri, state }, error);

	const provider = readProvider(client, param('identity_provider'));
	if (provider === 'unavailable') {
		return forVisitor('Login option is not available. Please try another one');
	}
	return {
		client,
		redirectUri,
		state,
		provider,
		scopes: param('scope')?.split(' ') ?? client.scopes,
		nonce: param('nonce'),
		codeChallenge: param('code_challenge'),
		prompt: param('prompt')?.split(' ') ?? [],
		lang: param('lang'),
		loginHint: param('login_hint'),
		resource: param('resource'),
		query: url.search
	};
}

const forVisitor = (text: string): AuthorizationError => ({ shownTo: 'visitor', text });

/** A client with one provider and one callback URL may leave `redirect_uri` out. */
const onlyCallbackUrl = ({ providers, callback_urls: urls }: AppClient) =>
	providers.length === 1 && urls.length === 1 ? (urls[0] ?? null) : null;

type Param = (name: string) => string | null;

function flowError(client: AppClient, knownScopes: readonly string[], param: Param): string | null {
	const responseType = param('response_type');
	if (responseType !== 'code' && responseType !== 'token') return 'invalid_request';
	if (!client.flows.some((flow) => flow === responseType)) return 'unauthorized_client';
	if (!isValidPkce(param('code_challenge'), param('code_challenge_method'))) {
		return 'invalid_request';
	}
	if (!isValidResource(param('resource'))) return 'invalid_request';
	const scopes = param('scope')?.split(' ') ?? client.scopes;
	return areValidScopes(scopes, knownScopes) ? null : 'invalid_scope';
}

/** RFC 7636, S256 only: a challenge is 43 characters of base64url. */
function isValidPkce(challenge: string | null, method: string | null): boolean {
	if (!challenge && !method) return true;
	return method === 'S256' && /^[A-Za-z0-9_-]{43}$/.test(challenge ?? '');
}

const isValidResource = (resource: string | null) =>
	resource === null ||
	(URL.canParse(resource) && !/^http:\/\/(?!localhost[:/]|localhost$)/.test(resource));

/** `email`, `phone` and `profile` are only allowed together with `openid`. */
function areValidScopes(scopes: readonly string[], knownScopes: readonly string[]): boolean {
	if (scopes.some((scope) => !knownScopes.includes(scope))) return false;
	const needsOpenid = scopes.some((scope) => ['email', 'phone', 'profile'].includes(scope));
	return !needsOpenid || scopes.includes('openid');
}

function readProvider(client: AppClient, name: string | null): Provider | null | 'unavailable' {
	if (!name) return null;
	const provider = providers.find((known) => known === name);
	return provider && client.providers.includes(provider) ? provider : 'unavailable';
}
