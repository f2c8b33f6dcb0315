import type { AppClient } from '../config/config.ts';
import type { Pool } from '../pool.ts';
import { issueTokens, type Tokens } from '../tokens/issue-tokens.ts';
import type { RefreshTokenProblem } from '../tokens/refresh-tokens.ts';

export interface TokenResponse extends Tokens {
	/** Missing after a refresh without rotation: the old one stays valid. */
	refresh_token?: string;
}

export type RefreshProblem = RefreshTokenProblem | 'disabled' | 'deleted';

/** Exchanges a refresh token for new tokens; a string is why it is refused. */
export async function refreshTokens(
	pool: Pool,
	client: AppClient,
	refreshToken: string
): Promise<TokenResponse | RefreshProblem> {
	const grant = pool.refreshTokens.grantOf(refreshToken);
	if (!grant || grant.clientId !== client.id) return 'unknown';
	const user = pool.directory.bySub(grant.sub);
	if (!user) return 'deleted';
	if (!user.enabled) return 'disabled';
	const redeemed = await pool.refreshTokens.redeem(refreshToken, client);
	if (typeof redeemed === 'string') return redeemed;
	const { successor } = redeemed;
	const tokens = await issueTokens(pool, { grant, user, client, grantType: 'refresh_token' });
	return successor ? { ...tokens, refresh_token: successor } : tokens;
}
