import { createLocalJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import type { User } from '../directory/user.ts';
import { issuerOf } from '../issuer.ts';
import type { Pool } from '../pool.ts';

/** A valid access token. */
export interface VerifiedToken {
	user: User;
	scopes: readonly string[];
	originJti: string | null;
	clientId: string;
}

export type AccessTokenProblem = 'invalid' | 'expired' | 'revoked' | 'disabled' | 'deleted';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Verifies an access token, including revocation, which a site cannot see from the token alone. */
export async function verifyAccessToken(
	pool: Pool,
	token: string
): Promise<VerifiedToken | AccessTokenProblem> {
	const claims = await verifySignature(pool, token);
	if (typeof claims === 'string') return claims;
	const user = pool.directory.bySub(text(claims.sub));
	if (!user) return 'deleted';
	if (!user.enabled) return 'disabled';
	const originJti = text(claims['origin_jti']) || null;
	if (originJti && pool.refreshTokens.isRevoked(originJti)) return 'revoked';
	const scopes = text(claims['scope']).split(' ');
	return { user, scopes, originJti, clientId: text(claims['client_id']) };
}

async function verifySignature(
	pool: Pool,
	token: string
): Promise<JWTPayload | AccessTokenProblem> {
	const keys = createLocalJWKSet({ keys: await pool.keys.published() });
	try {
		const { payload } = await jwtVerify(token, keys, {
			algorithms: ['RS256'],
			issuer: issuerOf(pool),
			currentDate: pool.clock.now()
		});
		return payload['token_use'] === 'access' ? payload : 'invalid';
	} catch (error) {
		return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
	}
}
