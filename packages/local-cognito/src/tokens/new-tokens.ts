import type { AppClient } from '../config/config.ts';
import type { User } from '../directory/user.ts';
import type { TokenResponse } from '../oauth/refresh-grant.ts';
import type { Pool } from '../pool.ts';
import { newGrant, type Grant } from './grant.ts';
import { issueTokens } from './issue-tokens.ts';

type NewGrant = Omit<Grant, 'originJti' | 'eventId' | 'clientId' | 'sub'>;

/** The tokens of a new sign-in. */
export async function newTokens(
	pool: Pool,
	client: AppClient,
	user: User,
	members: NewGrant
): Promise<TokenResponse> {
	const grant = newGrant({ clientId: client.id, sub: user.sub, ...members });
	const tokens = await issueTokens(pool, { grant, user, client, grantType: 'authorization_code' });
	return { ...tokens, refresh_token: await pool.refreshTokens.issue(grant, client) };
}
