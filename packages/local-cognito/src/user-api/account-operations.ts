import * as v from 'valibot';
import { passwordProblem } from '../directory/password-policy.ts';
import { isPassword, storePassword } from '../directory/password.ts';
import { enabledMfa, identitiesAttribute, type User } from '../directory/user.ts';
import { ApiError, limitExceeded, wrongPassword } from './api-error.ts';
import { passwordMember } from './input.ts';
import { userOperation, type Operation, type UserCall } from './operation.ts';

const none = v.object({});

/** Operations on the account as a whole: profile, password, global sign-out and deletion. */
export const accountOperations: Record<string, Operation> = {
	GetUser: userOperation(none, ({ pool, token: { user, clientId } }) => ({
		Username: user.username,
		UserAttributes: attributeList(user, pool.clients.get(clientId)?.read_attributes ?? null),
		...mfaSettings(user)
	})),
	ChangePassword: userOperation(
		v.object({ PreviousPassword: v.optional(passwordMember), ProposedPassword: passwordMember }),
		changePassword
	),
	GlobalSignOut: userOperation(none, ({ pool, token }) => {
		pool.refreshTokens.revokeAllOf(token.user.sub);
		return {};
	}),
	DeleteUser: userOperation(none, ({ pool, token }) => {
		pool.refreshTokens.revokeAllOf(token.user.sub);
		pool.directory.remove(token.user);
		return {};
	})
};

/** A profile's attributes as the API lists them: those that the client may read, and the sub. */
export function attributeList(user: User, readable: readonly string[] | null = null) {
	const attributes = { ...identitiesAttribute(user), ...user.attributes };
	const shown = Object.entries(attributes).filter(
		([name]) => readable === null || readable.includes(name)
	);
	return [['sub', user.sub] as const, ...shown].map(([Name, Value]) => ({ Name, Value }));
}

/** The MFA members of GetUser and GetUserAuthFactors. */
export function mfaSettings(user: User) {
	const enabled = enabledMfa(user);
	return {
		...(user.preferredMfa ? { PreferredMfaSetting: user.preferredMfa } : {}),
		...(enabled.length > 0 ? { UserMFASettingList: enabled } : {})
	};
}

interface PasswordChange {
	PreviousPassword?: string | undefined;
	ProposedPassword: string;
}

async function changePassword({ pool, token: { user } }: UserCall, input: PasswordChange) {
	const owner = { userPoolId: pool.config.user_pool_id, username: user.username };
	if (pool.passwordAttempts.isLocked(user.sub)) throw limitExceeded();
	// Whoever signs in without a password may set a first one without an old one.
	const isFirst = user.password === null && user.identity === null;
	if (!isFirst && !(await isPassword(owner, user.password, input.PreviousPassword ?? ''))) {
		pool.passwordAttempts.fail(user.sub);
		throw wrongPassword();
	}
	const weakness = passwordProblem(pool.config.password_policy, input.ProposedPassword);
	if (weakness) throw new ApiError('InvalidPasswordException', weakness);
	pool.passwordAttempts.succeed(user.sub);
	user.password = await storePassword(owner, input.ProposedPassword);
	return {};
}
