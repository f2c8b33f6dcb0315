import type { AppClient } from '../../config/config.ts';
import { checkPassword, type PasswordCheck } from '../../directory/check-password.ts';
import { passwordProblem } from '../../directory/password-policy.ts';
import { setOwnPassword } from '../../directory/set-password.ts';
import type { User } from '../../directory/user.ts';
import type { Pool } from '../../pool.ts';
import { ApiError, notAuthorized, wrongPassword } from '../api-error.ts';
import { changeAttributes } from '../attribute-operations.ts';
import { afterPassword, secondFactor, type SignIn } from './challenge-response.ts';
import type { Parameters } from './parameters.ts';

/** @throws {ApiError} unless the password was right */
export function requireRight(check: PasswordCheck): void {
	if (check === 'wrong') throw wrongPassword();
	if (check === 'locked') throw notAuthorized('Password attempts exceeded');
	if (check === 'expired') {
		throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
	}
}

/** Signs in with the password itself. */
export async function signInWithPassword(
	pool: Pool,
	client: AppClient,
	user: User | null,
	{ required }: Parameters
) {
	const password = required('PASSWORD');
	if (!user) throw wrongPassword();
	requireRight(await checkPassword(pool, user, password));
	return afterPassword({ pool, client, user });
}

/** Replaces a temporary password, and sets the attributes that are sent with it. */
export async function replacePassword(signIn: SignIn, { required, startingWith }: Parameters) {
	const { pool, user } = signIn;
	const password = required('NEW_PASSWORD');
	const weakness = passwordProblem(pool.config.password_policy, password);
	if (weakness) throw new ApiError('InvalidPasswordException', weakness);
	changeAttributes(pool, user, startingWith('userAttributes.'));
	await setOwnPassword(pool, user, password);
	return secondFactor(signIn);
}
