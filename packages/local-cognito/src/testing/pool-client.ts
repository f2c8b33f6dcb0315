import { parseConfig } from '../config/config.ts';
import { createLocalCognito } from '../local-cognito.ts';

export const callbackUrl = 'http://localhost:3000/callback';
export const clientSecret = 'a_secret+for_tests';
export const password = 'Password-1';

/** A confidential client with rotation, and two people. */
export const testConfig = parseConfig({
	clients: [
		{
			id: 'confidential',
			secret: clientSecret,
			callback_urls: [callbackUrl],
			rotation: true
		}
	],
	default_password: password,
	people: [
		{ id: 'alice', name: 'Alice Example', email: 'alice@example.com' },
		{ id: 'bob', name: 'Bob Example', email: 'bob@example.com', groups: ['staff'] }
	],
	groups: ['staff']
});

interface TokenResponse {
	access_token: string;
	id_token: string;
	refresh_token: string;
}

const isTokenResponse = (body: unknown): body is TokenResponse =>
	typeof body === 'object' && body !== null && 'access_token' in body;

/** The tokens in a response of the token endpoint. @throws {TypeError} when it has none */
export function tokensIn(body: unknown): TokenResponse {
	if (isTokenResponse(body)) return body;
	throw new TypeError(`No tokens in ${JSON.stringify(body)}`);
}

/** A local Cognito, and the requests that a site sends to it. */
export function createPoolClient() {
	const cognito = createLocalCognito({ config: testConfig });
	const get = (path: string) => cognito.fetch(new Request(`${cognito.origin}${path}`));
	const post = (path: string, params: Record<string, string>, headers: HeadersInit) =>
		cognito.fetch(
			new Request(`${cognito.origin}${path}`, {
				method: 'POST',
				headers,
				body: new URLSearchParams(params)
			})
		);
	const authorization = `Basic ${btoa(`confidential:${clientSecret}`)}`;

	return {
		cognito,
		get,
		refresh: (token: string) =>
			post(
				'/oauth2/token',
				{ grant_type: 'refresh_token', refresh_token: token },
				{ authorization }
			),
		/** Signs in without the hosted UI. */
		signIn: async (person: string, input: object = {}) =>
			tokensIn(await cognito.control('sign-in', { person, ...input })),
		/** Submits the login form, and returns the URL of the redirect back to the site. */
		async logIn(email: string): Promise<URL> {
			const query = new URLSearchParams({
				client_id: 'confidential',
				redirect_uri: callbackUrl,
				response_type: 'code',
				state: 'the-state'
			});
			const csrf = 'the-token-of-this-browser';
			const form = {
				_csrf: csrf,
				shown_at: String(Math.floor(Date.now() / 1000)),
				username: email,
				password
			};
			const response = await post(`/login?${query}`, form, { cookie: `XSRF-TOKEN=${csrf}` });
			return new URL(response.headers.get('location') ?? '');
		}
	};
}
