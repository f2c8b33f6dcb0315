import { compactVerify, errors } from 'jose';
import * as v from 'valibot';
import type { CognitoConfig } from '../../config.ts';
import type { FindKey } from './jwks.ts';
import { claimsRejected, TokenRejected } from './token-rejected.ts';

/** What an access token says once its signature and addressee are verified. */
export interface AccessClaims {
	sub: string;
	username: string;
	/** Milliseconds since 1970, UTC. Neither is compared with the clock yet. */
	expiresAt: number;
	notBefore: number;
	scopes: readonly string[];
	/** As Cognito lists them, its own automatic provider groups included. */
	groups: readonly string[];
	originJti: string | null;
}

const claims = v.object({
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
	'cognito:groups': v.optional(v.array(v.string()), [])
});

const claimsJson = v.pipe(v.string(), v.parseJson(), claims);
const decoder = new TextDecoder();

/**
 * Verifies an access token's signature (RS256 alone), issuer, client and kind. Whether it has
 * ended is for the caller to judge by `expiresAt`: a session outlives its access token.
 *
 * @throws {TokenRejected} when it is not a token of this pool for this client.
 * @throws {CognitoUnavailable} when the pool's keys cannot be had.
 */
export async function verifyAccessToken(
	token: string,
	findKey: FindKey,
	{ issuer, clientId }: Pick<CognitoConfig, 'issuer' | 'clientId'>
): Promise<AccessClaims> {
	try {
		const { payload } = await compactVerify(token, findKey, { algorithms: ['RS256'] });
		const read = v.safeParse(claimsJson, decoder.decode(payload));
		if (!read.success) throw claimsRejected(read.issues[0]);
		if (read.output.iss !== issuer) throw new TokenRejected('iss');
		// `client_id` says whom it was made for. One with an `aud` was asked for another API's sake, with
		// `resource`, which we never send.
		if (read.output.client_id !== clientId) throw new TokenRejected('client_id');
		if (read.output.aud !== undefined) throw new TokenRejected('aud');
		return {
			sub: read.output.sub,
			username: read.output.username || read.output.sub,
			expiresAt: read.output.exp * 1000,
			notBefore: read.output.nbf * 1000,
			scopes: read.output.scope.split(' ').filter(Boolean),
			groups: read.output['cognito:groups'],
			originJti: read.output.origin_jti ?? null
		};
	} catch (error) {
		if (error instanceof errors.JOSEError) throw new TokenRejected(error.code);
		throw error;
	}
}
