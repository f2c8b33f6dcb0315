import { compactVerify, errors } from 'jose';
import * as v from 'valibot';
import type { SignInPool } from '../sign-in-config.ts';
import type { FindKey } from './find-key.ts';
import { claimsRejected, TokenRejected } from './token-rejected.ts';

/**
 * The claims of an access token whose signature and audience are verified. `expiresAt` and
 * `notBefore`, in milliseconds since 1970, UTC, have not been compared with the clock. `groups`
 * include the one that Cognito makes for each provider. `authenticatedAt` is when the person last
 * proved who they are, in milliseconds since 1970, UTC; null when the token does not say.
 */
export interface AccessClaims {
	sub: string;
	username: string;
	expiresAt: number;
	notBefore: number;
	scopes: readonly string[];
	groups: readonly string[];
	originJti: string | null;
	authenticatedAt: number | null;
	/** Every claim, by its name in the token. */
	all: Readonly<Record<string, unknown>>;
}

const claims = v.looseObject({
	iss: v.string(),
	sub: v.pipe(v.string(), v.nonEmpty()),
	exp: v.number(),
	token_use: v.literal('access'),
	client_id: v.string(),
	nbf: v.optional(v.number(), 0),
	aud: v.optional(v.string()),
	username: v.optional(v.string(), ''),
	scope: v.optional(v.string(), ''),
	origin_jti: v.optional(v.string()),
	auth_time: v.optional(v.number()),
	'cognito:groups': v.optional(v.array(v.string()), [])
});

const claimsJson = v.pipe(v.string(), v.parseJson(), claims);
const decoder = new TextDecoder();

/**
 * Verifies an access token's signature (RS256 only), issuer, client and type. The caller checks
 * `expiresAt`, because a session outlives its access tokens.
 *
 * @param otherClientIds clients besides the site's own whose tokens are accepted
 * @throws {TokenRejected} when it is not a token of this pool for this client
 * @throws {CognitoUnavailable} when the pool's keys cannot be fetched
 */
export async function verifyAccessToken(
	token: string,
	findKey: FindKey,
	{ issuer, clientId }: Pick<SignInPool, 'issuer' | 'clientId'>,
	otherClientIds: readonly string[] = []
): Promise<AccessClaims> {
	try {
		const { payload } = await compactVerify(token, findKey, { algorithms: ['RS256'] });
		const parsed = v.safeParse(claimsJson, decoder.decode(payload));
		if (!parsed.success) throw claimsRejected(parsed.issues[0]);
		if (parsed.output.iss !== issuer) throw new TokenRejected('iss');
		// `client_id` is the audience of Cognito's access tokens. One with an `aud` as well was requested
		// for another API, with the parameter `resource`, which we never send.
		const isForUs = [clientId, ...otherClientIds].includes(parsed.output.client_id);
		if (!isForUs) throw new TokenRejected('client_id');
		if (parsed.output.aud !== undefined) throw new TokenRejected('aud');
		return {
			sub: parsed.output.sub,
			username: parsed.output.username || parsed.output.sub,
			expiresAt: parsed.output.exp * 1000,
			notBefore: parsed.output.nbf * 1000,
			scopes: parsed.output.scope.split(' ').filter(Boolean),
			groups: parsed.output['cognito:groups'],
			originJti: parsed.output.origin_jti ?? null,
			all: parsed.output,
			authenticatedAt: parsed.output.auth_time === undefined ? null : parsed.output.auth_time * 1000
		};
	} catch (error) {
		if (error instanceof errors.JOSEError) throw new TokenRejected(error.code);
		throw error;
	}
}
