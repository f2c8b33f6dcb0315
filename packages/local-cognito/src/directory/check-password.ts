import type { Pool } from '../pool.ts';
import { isPassword } from './password.ts';
import type { User } from './user.ts';

/** Who tries to sign in with a password, and how it ended. */
export type PasswordCheck = 'right' | 'wrong' | 'locked' | 'expired';

/** Compares a password at sign-in, and counts wrong ones. */
export async function checkPassword(pool: Pool, user: User, text: string): Promise<PasswordCheck> {
	if (pool.passwordAttempts.isLocked(user.sub)) return 'locked';
	const owner = { userPoolId: pool.config.user_pool_id, username: user.username };
	return settlePassword(pool, user, await isPassword(owner, user.password, text));
}

/** Counts the outcome of a comparison that was made in another way, such as with SRP. */
export function settlePassword(pool: Pool, user: User, isRight: boolean): PasswordCheck {
	if (pool.passwordAttempts.isLocked(user.sub)) return 'locked';
	if (!isRight) {
		pool.passwordAttempts.fail(user.sub);
		return 'wrong';
	}
	pool.passwordAttempts.succeed(user.sub);
	const { passwordExpires } = user;
	return passwordExpires !== null && pool.clock.seconds() >= passwordExpires ? 'expired' : 'right';
}
