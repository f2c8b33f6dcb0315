import type { JWSHeaderParameters } from 'jose';
import * as v from 'valibot';
import type { CognitoConfig, Config, SocialProvider } from '../config.ts';
import type { Parts } from '../parts.ts';
import { findKeyIn, parseKeySet } from './tokens/jwks.ts';
import type { FindKey, KeySet } from './tokens/jwks.ts';
import { ask, CognitoUnavailable, retryAfterSeconds } from './http-client.ts';
import type { Tokens } from './session/session-cookie.ts';
import { metadataUrl, parseProviderMetadata } from './tokens/provider-metadata.ts';
import type { ProviderMetadata } from './tokens/provider-metadata.ts';
import { publishedDocument } from './tokens/cached-json.ts';
import type { PublishedDocument } from './tokens/cached-json.ts';

/** The standard claims, and the right to ask Cognito about oneself. */
const scope = 'openid email profile aws.cognito.signin.user.admin';

const tokenLimits = { milliseconds: 5_000, bytes: 64 * 1024 };
const revokeLimits = { milliseconds: 3_000, bytes: 4 * 1024 };

/** Cognito understood and refused, e.g. `invalid_grant`. */
export interface Refusal {
	refused: string;
}

export interface AuthorizationRequest {
	provider: SocialProvider | null;
	state: string;
	nonce: string;
	codeChallenge: string;
	/** A language that Cognito's pages speak; null leaves it to the browser. */
	language: string | null;
}

interface TokenAnswer {
	accessToken: string;
	refreshToken: string | null;
	idToken: string | null;
}

/** A renewal need not bring a new refresh token or a new ID token. */
export type RenewedTokens = Tokens & { idToken: string | null };

export interface Cognito {
	findKey: FindKey;
	/** The same for tokens that Cognito itself has just sent. */
	findKeyOfJustIssued: FindKey;
	/** As {@link findKey}, asking nobody. @throws {CognitoUnavailable} when that has to. */
	findKeyAtHand: FindKey;
	metadata: () => Promise<ProviderMetadata>;
	authorizationUrl: (request: AuthorizationRequest) => string;
	exchangeCode: (
		code: string,
		verifier: string
	) => Promise<(Tokens & { idToken: string }) | Refusal>;
	renew: (refreshToken: string) => Promise<RenewedTokens | Refusal>;
	/** Ends the refresh token and every access token that came from it. */
	revoke: (refreshToken: string) => Promise<void>;
	/** What Cognito says about the owner of an access token; null when it refuses the token. */
	userInfo: (accessToken: string) => Promise<unknown>;
	signOutUrl: () => string;
}

const tokenAnswer = v.object({
	access_token: v.pipe(v.string(), v.nonEmpty()),
	token_type: v.pipe(v.string(), v.toLowerCase(), v.literal('bearer')),
	refresh_token: v.optional(v.string()),
	id_token: v.optional(v.string())
});
const refusalAnswer = v.object({ error: v.pipe(v.string(), v.maxLength(100)) });

/**
 * Everything that knows Cognito's URLs and manners.
 *
 * All calls throw {@link CognitoUnavailable} when there is no usable answer: that is never a
 * reason to sign anybody out.
 */
export function connectCognito(
	parts: Pick<Parts, 'fetch' | 'openCache' | 'now' | 'log'>,
	config: Config
): Cognito {
	const { cognito } = config;
	const redirectUri = `${config.origin}/callback`;
	const published = {
		send: parts.fetch,
		openCache: parts.openCache,
		now: parts.now,
		log: parts.log
	};

	const metadata = publishedDocument({
		...published,
		url: metadataUrl(cognito.issuer),
		parse: (json) => parseProviderMetadata(cognito, json)
	});

	let keys: { uri: string; document: PublishedDocument<KeySet> } | null = null;

	function findKeyAtHand({ kid }: JWSHeaderParameters): CryptoKey {
		const key = keys?.document.fresh()?.findAgain(kid);
		if (!key) throw new CognitoUnavailable('a key that is not at hand');
		return key;
	}

	async function publishedKeys(): Promise<PublishedDocument<KeySet>> {
		const uri = (await metadata.get()).jwksUri;
		if (keys?.uri !== uri) {
			keys = { uri, document: publishedDocument({ ...published, url: uri, parse: parseKeySet }) };
		}
		return keys.document;
	}

	function authorizationUrl(request: AuthorizationRequest): string {
		const url = new URL('/oauth2/authorize', cognito.domain);
		url.search = encodeQuery({
			response_type: 'code',
			client_id: cognito.clientId,
			redirect_uri: redirectUri,
			scope,
			state: request.state,
			nonce: request.nonce,
			code_challenge: request.codeChallenge,
			code_challenge_method: 'S256',
			identity_provider: request.provider,
			lang: request.language
		});
		return url.href;
	}

	async function exchangeCode(code: string, verifier: string) {
		const form = {
			grant_type: 'authorization_code',
			code,
			redirect_uri: redirectUri,
			code_verifier: verifier
		};
		const answer = await askForTokens(form);
		if ('refused' in answer) return answer;
		const { accessToken, refreshToken, idToken } = answer;
		if (!refreshToken || !idToken)
			throw new CognitoUnavailable('a token answer without all tokens');
		return { accessToken, refreshToken, idToken };
	}

	async function renew(refreshToken: string) {
		const answer = await askForTokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
		if ('refused' in answer) return answer;
		// Without rotation the answer has no refresh token: the old one goes on.
		return { ...answer, refreshToken: answer.refreshToken ?? refreshToken };
	}

	async function askForTokens(form: Record<string, string>): Promise<TokenAnswer | Refusal> {
		const { status, headers, json } = await ask(
			parts.fetch,
			post('/oauth2/token', form),
			tokenLimits
		);
		if (status === 200) {
			const read = v.safeParse(tokenAnswer, json);
			if (!read.success) throw new CognitoUnavailable('a token answer that is not one');
			const { access_token, refresh_token, id_token } = read.output;
			return {
				accessToken: access_token,
				refreshToken: refresh_token ?? null,
				idToken: id_token ?? null
			};
		}
		const refusal = v.safeParse(refusalAnswer, json);
		// 429 and 5xx are trouble, not a verdict, whatever they carry.
		if (refusal.success && (status === 400 || status === 401)) {
			return { refused: refusal.output.error };
		}
		throw new CognitoUnavailable(`status ${status}`, { retryAfter: retryAfterSeconds(headers) });
	}

	async function revoke(refreshToken: string): Promise<void> {
		const request = post('/oauth2/revoke', { token: refreshToken });
		const { status } = await ask(parts.fetch, request, revokeLimits);
		if (status !== 200) throw new CognitoUnavailable(`status ${status}`);
	}

	async function userInfo(accessToken: string): Promise<unknown> {
		const request = new Request(new URL('/oauth2/userInfo', cognito.domain), {
			headers: { authorization: `Bearer ${accessToken}` }
		});
		const { status, json } = await ask(parts.fetch, request, tokenLimits);
		if (status === 200) return json;
		if (status === 400 || status === 401) return null;
		throw new CognitoUnavailable(`status ${status}`);
	}

	function post(path: string, form: Record<string, string>): Request {
		return new Request(new URL(path, cognito.domain), {
			method: 'POST',
			headers: {
				accept: 'application/json',
				'content-type': 'application/x-www-form-urlencoded',
				...basicAuthentication(cognito)
			},
			body: encodeQuery({ ...form, client_id: cognito.clientId })
		});
	}

	/** `logout_uri` must be registered as an allowed sign-out URL, to the letter. */
	function signOutUrl(): string {
		const url = new URL('/logout', cognito.domain);
		url.search = encodeQuery({ client_id: cognito.clientId, logout_uri: `${config.origin}/` });
		return url.href;
	}

	return {
		findKey: findKeyIn(publishedKeys, false),
		findKeyOfJustIssued: findKeyIn(publishedKeys, true),
		findKeyAtHand,
		metadata: metadata.get,
		authorizationUrl,
		exchangeCode,
		renew,
		revoke,
		userInfo,
		signOutUrl
	};
}

/** A public client has only its id; a confidential one proves itself (RFC 6749, 2.3.1). */
function basicAuthentication({ clientId, clientSecret }: CognitoConfig): Record<string, string> {
	if (clientSecret === null) return {};
	const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
	return { authorization: `Basic ${btoa(credentials)}` };
}

/** Spaces as %20: Cognito has been seen to read a plus in `scope` as a plus. */
function encodeQuery(values: Record<string, string | null>): string {
	const present = Object.entries(values).filter(([, value]) => value !== null);
	return present.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&');
}
