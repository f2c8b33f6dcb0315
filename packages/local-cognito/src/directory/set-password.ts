import type { Pool } from '../pool.ts';
import { storePassword } from './password.ts';
import type { User } from './user.ts';

/** Gives the user a password that stays, which confirms an account with a temporary one. */
export async function setOwnPassword(pool: Pool, user: User, password: string): Promise<void> {
	const owner = { userPoolId: pool.config.user_pool_id, username: user.username };
	user.password = await storePassword(owner, password);
	user.passwordExpires = null;
	if (user.status === 'FORCE_CHANGE_PASSWORD' || user.status === 'RESET_REQUIRED') {
		user.status = 'CONFIRMED';
	}
}
