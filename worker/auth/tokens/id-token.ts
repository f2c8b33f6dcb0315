import { base64url, errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { SignInPool } from '../sign-in-config.ts';
import type { FindKey } from './find-key.ts';
import { constantTimeEqual, sha256 } from '../secrets.ts';
import { claimsRejected, TokenRejected } from './token-rejected.ts';

/** The claims of an ID token. `identityProvider` is `Cognito` for the pool's own users. */
export interface IdClaims {
	sub: string;
	username: string;
	email: string | null;
	emailVerified: boolean;
	name: string | null;
	givenName: string | null;
	familyName: string | null;
	identityProvider: string;
	/** The person's id at that provider; null for the pool's own users. */
	providerUserId: string | null;
}

interface Expected {
	/** As sent with the authorization request; null for a refreshed token, which need not repeat it. */
	nonce: string | null;
	accessToken: string;
	now: number;
}

/** Seconds by which Cognito's clock and ours may differ. */
const clockTolerance = 10;
/** Seconds. The token comes straight from the token endpoint, so it cannot be old. */
const maxTokenAge = 600;

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
	// Absent for Facebook, a boolean for Google.
	email_verified: v.optional(truthy, false),
	name: optionalText,
	given_name: optionalText,
	family_name: optionalText,
	identities: v.optional(
		v.array(
			v.object({ providerName: v.string(), userId: v.fallback(v.nullable(v.string()), null) })
		),
		[]
	)
});

/**
 * Verifies an ID token as OpenID Connect Core 1.0, 3.1.3.7 requires, including the signature
 * although the token came over TLS (OWASP ASVS 6.8.2).
 *
 * @throws {TokenRejected} when a check fails
 * @throws {CognitoUnavailable} when the pool's keys cannot be fetched
 */
export async function verifyIdToken(
	token: string,
	findKey: FindKey,
	{ issuer, clientId }: Pick<SignInPool, 'issuer' | 'clientId'>,
	{ nonce, accessToken, now }: Expected
): Promise<IdClaims> {
	try {
		const { payload } = await jwtVerify(token, findKey, {
			algorithms: ['RS256'],
			issuer,
			audience: clientId,
			requiredClaims: ['sub', 'exp', 'iat', 'aud'],
			maxTokenAge,
			clockTolerance,
			currentDate: new Date(now)
		});
		const parsed = v.safeParse(claims, payload);
		if (!parsed.success) throw claimsRejected(parsed.issues[0]);
		requireSoleAudience(parsed.output, clientId);
		if (nonce !== null) await requireNonce(parsed.output.nonce, nonce);
		await requireAccessTokenHash(parsed.output.at_hash, accessToken);
		return {
			sub: parsed.output.sub,
			username: parsed.output['cognito:username'] ?? parsed.output.sub,
			email: parsed.output.email,
			emailVerified: parsed.output.email_verified,
			name: parsed.output.name,
			givenName: parsed.output.given_name,
			familyName: parsed.output.family_name,
			identityProvider: parsed.output.identities[0]?.providerName ?? 'Cognito',
			providerUserId: parsed.output.identities[0]?.userId ?? null
		};
	} catch (error) {
		if (error instanceof errors.JOSEError) throw new TokenRejected(error.code, claimOf(error));
		throw error;
	}
}

/** Another audience of the token could have sent it to us. */
function requireSoleAudience(
	{ aud, azp }: { aud: string | string[]; azp?: string },
	clientId: string
) {
	if ([aud].flat().some((audience) => audience !== clientId)) throw new TokenRejected('aud');
	if (azp !== undefined && azp !== clientId) throw new TokenRejected('azp');
}

async function requireNonce(given: string | undefined, expected: string) {
	if (!(await constantTimeEqual(given ?? '', expected))) throw new TokenRejected('nonce');
}

/** OpenID Connect Core 1.0, 3.1.3.8: the left half of the access token's SHA-256. */
async function requireAccessTokenHash(hash: string | undefined, accessToken: string) {
	if (hash === undefined) return;
	const digest = await sha256(accessToken);
	const expected = base64url.encode(digest.subarray(0, digest.length / 2));
	if (hash !== expected) throw new TokenRejected('at_hash');
}

function claimOf(error: errors.JOSEError): string {
	return error instanceof errors.JWTClaimValidationFailed ? error.claim : '';
}
