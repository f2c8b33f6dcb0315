import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import { issuerOf } from '../pool.ts';
import type { JWTPayload } from 'jose';
import type { Pool } from '../pool.ts';
import type { User } from '../directory/directory.ts';

export interface Bearer {
	user: User;
	scopes: readonly string[];
	originJti: string | null;
	clientId: string;
}

export type BearerProblem = 'invalid' | 'expired' | 'revoked' | 'disabled' | 'deleted';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Who presents this access token: unlike a site that verifies it alone, Cognito knows what was revoked. */
export async function readAccessToken(pool: Pool, token: string): Promise<Bearer | BearerProblem> {
	const claims = await verified(pool, token);
	if (typeof claims === 'string') return claims;
	const originJti = text(claims['origin_jti']) || null;
	if (originJti && pool.refreshTokens.isRevoked(originJti)) return 'revoked';
	const user = pool.directory.bySub(text(claims.sub));
	if (!user) return 'deleted';
	if (!user.enabled) return 'disabled';
	const scopes = text(claims['scope']).split(' ');
	return { user, scopes, originJti, clientId: text(claims['client_id']) };
}

async function verified(pool: Pool, token: string): Promise<JWTPayload | BearerProblem> {
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
