import { base64url } from 'jose';
import { localPool, sharedPassword } from '../../cognito/local-pool.ts';
import { createLocalCognito } from '../../packages/local-cognito/src/local-cognito.ts';
import type {
	LocalCognito,
	LocalCognitoOptions
} from '../../packages/local-cognito/src/local-cognito.ts';
import { Browser } from '../browser/browser.ts';

export const confidential = {
	id: 'popmaplocalconfidential001',
	secret: 'local_secret_that_guards_nothing_but_made_up_people1'
};
export const publicClient = { id: 'popmaplocalpublic000000001', secret: null };
export const callback = 'http://localhost:5173/callback';
export const password = sharedPassword;
const scope = 'openid email profile aws.cognito.signin.user.admin';

type Client = typeof confidential | typeof publicClient;
export const verifier = 'a-code-verifier-of-forty-three-characters-00';

/** The S256 code challenge of a verifier. */
async function challengeOf(text: string): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return base64url.encode(new Uint8Array(hash));
}

type Changes = Record<string, string | null>;

/** The query of `/oauth2/authorize` that a site sends, with changes; null removes a parameter. */
export async function authorizeQuery(changes: Changes = {}): Promise<string> {
	const defaults: Changes = {
		response_type: 'code',
		client_id: confidential.id,
		redirect_uri: callback,
		scope,
		state: 'a-state',
		nonce: 'a-nonce',
		code_challenge: await challengeOf(verifier),
		code_challenge_method: 'S256'
	};
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries({ ...defaults, ...changes })) {
		if (value !== null) params.set(name, value);
	}
	return params.toString();
}

/** A browser at Cognito's pages. */
function browserAt({ origin, fetch }: LocalCognito) {
	const browser = new Browser(origin, (other) => (other === origin ? fetch : undefined));
	return {
		cookies: browser.cookies,
		get: (path: string) => browser.visit(path),
		/** Submits the form whose action begins so, or else the first: its fields, and those given. */
		submit: (page: Response, fields?: Record<string, string>, action?: string) =>
			browser.submit(page, fields, action && `form[action^="${action}"]`),
		/** Follows redirects as long as they stay at Cognito. */
		follow: async (response: Response) => (await browser.follow(response)).response
	};
}

export interface TokenResponse {
	access_token: string;
	id_token: string;
	refresh_token: string;
	token_type: string;
	expires_in: number;
}

/** A site that signs people in, and the local Cognito behind it. */
export function createSite(options: LocalCognitoOptions = {}) {
	const cognito = createLocalCognito({ config: localPool, ...options });
	const browser = browserAt(cognito);
	const authorize = async (changes?: Changes) =>
		browser.get(`/oauth2/authorize?${await authorizeQuery(changes)}`);
	const post = (path: string, params: Record<string, string>, client: Client = confidential) =>
		cognito.fetch(
			new Request(`${cognito.origin}${path}`, {
				method: 'POST',
				headers: client.secret ? { authorization: basic(client.id, client.secret) } : {},
				body: new URLSearchParams(client.secret ? params : { client_id: client.id, ...params })
			})
		);
	return {
		cognito,
		browser,
		authorize,
		post,
		/** Signs in with a password, and returns the redirect back to the site. */
		async signInByEmail(email: string, changes?: Changes) {
			const page = await browser.follow(await authorize(changes));
			// A session of the hosted UI makes the sign-in silent.
			if (page.headers.has('location')) return locationOf(page);
			return locationOf(await browser.submit(page, { username: email, password }));
		},
		/** Signs in at Facebook or Google, and returns the redirect back to the site. */
		async signInAt(
			provider: 'Facebook' | 'Google',
			person: string,
			decision = 'continue',
			changes: Changes = {}
		) {
			const page = await browser.follow(
				await authorize({ identity_provider: provider, ...changes })
			);
			return locationOf(await browser.follow(await browser.submit(page, { person, decision })));
		},
		redeem: (code: string | null, client?: Client) =>
			post(
				'/oauth2/token',
				{
					grant_type: 'authorization_code',
					code: code ?? '',
					redirect_uri: callback,
					code_verifier: verifier
				},
				client
			),
		refresh: (token: string, client?: Client) =>
			post('/oauth2/token', { grant_type: 'refresh_token', refresh_token: token }, client),
		/** The tokens of a sign-in, without the hosted UI. */
		mint: async (person: string, input: object = {}) =>
			tokensIn(await cognito.control('sign-in', { person, ...input }))
	};
}

/** An Authorization header with the credentials of a client. */
export const basic = (id: string, secret: string) => `Basic ${btoa(`${id}:${secret}`)}`;

/** The target of a redirect. */
export const locationOf = (response: Response) => new URL(response.headers.get('location') ?? '');

/** The tokens in a response of the token endpoint. @throws {TypeError} when it has none */
export function tokensIn(body: unknown): TokenResponse {
	if (isTokenResponse(body)) return body;
	throw new TypeError(`No tokens in ${JSON.stringify(body)}`);
}

const isTokenResponse = (body: unknown): body is TokenResponse =>
	typeof body === 'object' && body !== null && 'access_token' in body;
