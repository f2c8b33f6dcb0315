import { base64url, errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { CognitoConfig } from '../../config.ts';
import type { FindKey } from './jwks.ts';
import { isSameSecret } from '../constant-time-equal.ts';
import { claimsRejected, TokenRejected } from './token-rejected.ts';

/** Who signed in, as the ID token says. It is verified, read, and not kept. */
export interface IdClaims {
	sub: string;
	username: string;
	email: string | null;
	emailVerified: boolean;
	name: string | null;
	givenName: string | null;
	familyName: string | null;
	/** The provider that Cognito federated with, or `Cognito` for its own users. */
	identityProvider: string;
}

interface Expected {
	/** As sent with the authorization request; null for a renewed token, which need not repeat it. */
	nonce: string | null;
	accessToken: string;
	/** Milliseconds since 1970, UTC. */
	now: number;
}

/** Seconds by which Cognito's clock and ours may differ. */
const skew = 10;
/** Seconds. The token comes straight from the token endpoint, so an old one was kept by somebody. */
const oldest = 600;

const truthy = v.pipe(
	v.union([v.boolean(), v.string()]),
	v.transform((value) => value === true || value === 'true')
);
const optionalText = v.optional(v.nullable(v.string()), null);

const claims = v.object({
	sub: v.pipe(v.string(), v.nonEmpty()),
	aud: v.union([v.string(), v.array(v.string())]),
	azp: v.optional(v.string()),
	exp: v.number(),
	iat: v.number(),
	token_use: v.literal('id'),
	nonce: v.optional(v.string()),
	at_hash: v.optional(v.string()),
	'cognito:username': v.optional(v.string()),
	email: optionalText,
	// Facebook tells nothing, Google a boolean, and userInfo the word "true".
	email_verified: v.optional(truthy, false),
	name: optionalText,
	given_name: optionalText,
	family_name: optionalText,
	identities: v.optional(v.array(v.object({ providerName: v.string() })), [])
});

/**
 * Verifies an ID token as OpenID Connect Core 1.0, 3.1.3.7 asks, the signature included although
 * it came over TLS (OWASP ASVS 6.8.2).
 *
 * @throws {TokenRejected} when any of it does not hold.
 * @throws {CognitoUnavailable} when the pool's keys cannot be had.
 */
export async function verifyIdToken(
	token: string,
	findKey: FindKey,
	{ issuer, clientId }: Pick<CognitoConfig, 'issuer' | 'clientId'>,
	{ nonce, accessToken, now }: Expected
): Promise<IdClaims> {
	try {
		const { payload } = await jwtVerify(token, findKey, {
			algorithms: ['RS256'],
			issuer,
			audience: clientId,
			requiredClaims: ['sub', 'exp', 'iat', 'aud'],
			maxTokenAge: oldest,
			clockTolerance: skew,
			currentDate: new Date(now)
		});
		const read = v.safeParse(claims, payload);
		if (!read.success) throw claimsRejected(read.issues[0]);
		requireOnlyUs(read.output, clientId);
		if (nonce !== null) await requireNonce(read.output.nonce, nonce);
		await requireSameAccessToken(read.output.at_hash, accessToken);
		return {
			sub: read.output.sub,
			username: read.output['cognito:username'] ?? read.output.sub,
			email: read.output.email,
			emailVerified: read.output.email_verified,
			name: read.output.name,
			givenName: read.output.given_name,
			familyName: read.output.family_name,
			identityProvider: read.output.identities[0]?.providerName ?? 'Cognito'
		};
	} catch (error) {
		if (error instanceof errors.JOSEError) throw new TokenRejected(error.code, claimOf(error));
		throw error;
	}
}

/** A token that is addressed to others as well is one that others may have sent us. */
function requireOnlyUs({ aud, azp }: { aud: string | string[]; azp?: string }, clientId: string) {
	if ([aud].flat().some((audience) => audience !== clientId)) throw new TokenRejected('aud');
	if (azp !== undefined && azp !== clientId) throw new TokenRejected('azp');
}

async function requireNonce(given: string | undefined, expected: string) {
	if (!(await isSameSecret(given ?? '', expected))) throw new TokenRejected('nonce');
}

/** OpenID Connect Core 1.0, 3.1.3.8: the left half of the access token's SHA-256. */
async function requireSameAccessToken(hash: string | undefined, accessToken: string) {
	if (hash === undefined) return;
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken));
	const expected = base64url.encode(new Uint8Array(digest, 0, digest.byteLength / 2));
	if (hash !== expected) throw new TokenRejected('at_hash');
}

function claimOf(error: errors.JOSEError): string {
	return error instanceof errors.JWTClaimValidationFailed ? error.claim : '';
}
