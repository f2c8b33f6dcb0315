import type { Pool } from '../pool.ts';
import { accessTokenClaims, idTokenClaims, type Issue } from './claims.ts';
import { signToken } from './sign-token.ts';

export interface Tokens {
	access_token: string;
	/** Only when `openid` was granted, and after a sign-in through the API. */
	id_token?: string;
	token_type: 'Bearer';
	/** Seconds. */
	expires_in: number;
}

/** Issues the access token and, where there is one, the ID token of a sign-in or a refresh. */
export async function issueTokens(pool: Pool, issue: Issue): Promise<Tokens> {
	const { grant, client, grantType } = issue;
	const keys = await pool.keys.current();
	const access_token = await signToken(
		pool,
		{ claims: accessTokenClaims(pool, issue), client, key: keys.access },
		pool.tokenMutations.takeFor('access', grantType)
	);
	const tokens: Tokens = { access_token, token_type: 'Bearer', expires_in: client.access_seconds };
	if (grant.source === 'hosted_ui' && !grant.scopes.includes('openid')) return tokens;
	const id_token = await signToken(
		pool,
		{ claims: await idTokenClaims(pool, issue, access_token), client, key: keys.id },
		pool.tokenMutations.takeFor('id', grantType)
	);
	return { ...tokens, id_token };
}
