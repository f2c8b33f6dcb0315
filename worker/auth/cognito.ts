import * as v from 'valibot';
import { CognitoUnavailable, fetchJson, retryAfterSeconds } from './http-client.ts';
import type { Tokens } from './session/session-tokens.ts';
import type { SignInConfig, SignInPool, SocialProvider } from './sign-in-config.ts';

/**
 * What the calls to Cognito need. They throw {@link CognitoUnavailable} when there is no usable
 * response, which is no reason to sign anyone out.
 */
export interface CognitoClient {
	config: Pick<SignInConfig, 'origin' | 'cognito'>;
	fetch: (request: Request) => Promise<Response>;
}

/** Cognito understood the request and refused it, for example with `invalid_grant`. */
export interface Refusal {
	refused: string;
}

/**
 * `language` is null to leave the choice to Cognito's pages. `prompt` makes Cognito and the provider
 * ask again although they remember the person (OpenID Connect Core 1.0, 3.1.2.1).
 */
export interface AuthorizationRequest {
	provider: SocialProvider | null;
	state: string;
	nonce: string;
	codeChallenge: string;
	language: string | null;
	prompt: 'login' | 'login select_account' | null;
	/** Begins where people reset a password; Cognito takes the same parameters there. */
	resetsPassword: boolean;
}

export type CodeResponse = Tokens & { idToken: string };

/** A refresh may come without a new ID token. */
export type RefreshResponse = Tokens & { idToken: string | null };

/** The standard claims, and the right to use Cognito's API for one's own account. */
const scope = 'openid email profile aws.cognito.signin.user.admin';

const tokenLimits = { timeoutMs: 5_000, maxBytes: 64 * 1024 };
const revokeLimits = { timeoutMs: 3_000, maxBytes: 4 * 1024 };

const tokenResponse = v.object({
	access_token: v.pipe(v.string(), v.nonEmpty()),
	token_type: v.pipe(v.string(), v.toLowerCase(), v.literal('bearer')),
	refresh_token: v.optional(v.string()),
	id_token: v.optional(v.string())
});
const errorResponse = v.object({ error: v.pipe(v.string(), v.maxLength(100)) });

const redirectUri = ({ config }: CognitoClient) => `${config.origin}/callback`;

/** @returns the URL that starts a sign-in (RFC 6749, 4.1.1, with PKCE) */
export function authorizationUrl(client: CognitoClient, request: AuthorizationRequest): string {
	const { cognito } = client.config;
	const path = request.resetsPassword ? '/forgotPassword' : '/oauth2/authorize';
	const url = new URL(path, cognito.domain);
	url.search = encodeQuery({
		response_type: 'code',
		client_id: cognito.clientId,
		redirect_uri: redirectUri(client),
		scope,
		state: request.state,
		nonce: request.nonce,
		code_challenge: request.codeChallenge,
		code_challenge_method: 'S256',
		identity_provider: request.provider,
		prompt: request.prompt,
		lang: request.language
	});
	return url.href;
}

/** @returns the URL that ends Cognito's own session. The app client must list its `logout_uri`. */
export function signOutUrl({ config }: CognitoClient): string {
	const url = new URL('/logout', config.cognito.domain);
	url.search = encodeQuery({
		client_id: config.cognito.clientId,
		logout_uri: `${config.origin}/`
	});
	return url.href;
}

/**
 * Exchanges a one-time code for tokens.
 *
 * @param verifier the secret half of PKCE
 */
export async function exchangeCode(
	client: CognitoClient,
	code: string,
	verifier: string
): Promise<CodeResponse | Refusal> {
	const response = await requestTokens(client, {
		grant_type: 'authorization_code',
		code,
		redirect_uri: redirectUri(client),
		code_verifier: verifier
	});
	if ('refused' in response) return response;
	const { accessToken, refreshToken, idToken } = response;
	if (!refreshToken || !idToken) throw new CognitoUnavailable('a token is missing');
	return { accessToken, refreshToken, idToken };
}

/** @returns the new tokens, with the old refresh token where the app client does not rotate it */
export async function exchangeRefreshToken(
	client: CognitoClient,
	refreshToken: string
): Promise<RefreshResponse | Refusal> {
	const response = await requestTokens(client, {
		grant_type: 'refresh_token',
		refresh_token: refreshToken
	});
	if ('refused' in response) return response;
	return { ...response, refreshToken: response.refreshToken ?? refreshToken };
}

async function requestTokens(client: CognitoClient, form: Record<string, string>) {
	const request = postRequest(client, '/oauth2/token', form);
	const { status, headers, json } = await fetchJson(client.fetch, request, tokenLimits);
	if (status === 200) return parseTokens(json);
	const error = v.safeParse(errorResponse, json);
	// 429 and 5xx are outages, even if their body contains an OAuth error.
	if (error.success && (status === 400 || status === 401)) return { refused: error.output.error };
	throw new CognitoUnavailable(`status ${status}`, { retryAfter: retryAfterSeconds(headers) });
}

function parseTokens(json: unknown) {
	const parsed = v.safeParse(tokenResponse, json);
	if (!parsed.success) throw new CognitoUnavailable('an invalid token response');
	const { access_token, refresh_token, id_token } = parsed.output;
	return {
		accessToken: access_token,
		refreshToken: refresh_token ?? null,
		idToken: id_token ?? null
	};
}

/** Revokes a refresh token and every access token that was issued for it (RFC 7009). */
export async function revokeToken(client: CognitoClient, refreshToken: string): Promise<void> {
	const request = postRequest(client, '/oauth2/revoke', { token: refreshToken });
	const { status } = await fetchJson(client.fetch, request, revokeLimits);
	if (status !== 200) throw new CognitoUnavailable(`status ${status}`);
}

/** @returns the claims about the token's owner; null when Cognito refuses the token */
export async function fetchUserInfo(
	{ config, fetch }: CognitoClient,
	accessToken: string
): Promise<unknown> {
	const request = new Request(new URL('/oauth2/userInfo', config.cognito.domain), {
		headers: { authorization: `Bearer ${accessToken}` }
	});
	const { status, json } = await fetchJson(fetch, request, tokenLimits);
	if (status === 200) return json;
	if (status === 400 || status === 401) return null;
	throw new CognitoUnavailable(`status ${status}`);
}

function postRequest(
	{ config: { cognito } }: CognitoClient,
	path: string,
	form: Record<string, string>
): Request {
	return new Request(new URL(path, cognito.domain), {
		method: 'POST',
		headers: {
			accept: 'application/json',
			'content-type': 'application/x-www-form-urlencoded',
			...clientCredentials(cognito)
		},
		body: encodeQuery({ ...form, client_id: cognito.clientId })
	});
}

/** HTTP Basic authentication of a confidential client (RFC 6749, 2.3.1); none for a public one. */
function clientCredentials({ clientId, clientSecret }: SignInPool): Record<string, string> {
	if (clientSecret === null) return {};
	const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
	return { authorization: `Basic ${btoa(credentials)}` };
}

/** Writes spaces as %20, because Cognito does not read a plus in `scope` as a space. */
function encodeQuery(values: Record<string, string | null>): string {
	return Object.entries(values)
		.filter(([, value]) => value !== null)
		.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
		.join('&');
}
