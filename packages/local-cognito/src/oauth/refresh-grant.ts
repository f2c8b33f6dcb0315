import type { AppClient } from '../config/config.ts';
import type { Pool } from '../pool.ts';
import { issueTokens, type Tokens } from '../tokens/issue-tokens.ts';

export interface TokenResponse extends Tokens {
	/** Missing after a refresh without rotation: the old one stays valid. */
	refresh_token?: string;
}

/** Exchanges a refresh token for new tokens; a string is the OAuth error. */
export async function refreshTokens(
	pool: Pool,
	client: AppClient,
	refreshToken: string | null
): Promise<TokenResponse | 'invalid_request' | 'invalid_grant'> {
	if (!refreshToken) return 'invalid_request';
	const redeemed = await pool.refreshTokens.redeem(refreshToken, client);
	if (!redeemed) return 'invalid_grant';
	const { grant, successor } = redeemed;
	const user = pool.directory.bySub(grant.sub);
	if (!user?.enabled) return 'invalid_grant';
	const tokens = await issueTokens(pool, { grant, user, client, grantType: 'refresh_token' });
	return successor ? { ...tokens, refresh_token: successor } : tokens;
}
