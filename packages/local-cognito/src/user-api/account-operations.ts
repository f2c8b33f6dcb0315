import { passwordProblem } from '../directory/password-policy.ts';
import { identitiesAttribute } from '../directory/user.ts';
import { ApiError, requiredText } from './api-error.ts';
import { mfaSettings } from './mfa-operations.ts';
import type { UserCall, UserOperation } from './operation.ts';

/** Operations on the account as a whole: profile, password, global sign-out and deletion. */
export const accountOperations: Record<string, UserOperation> = {
	GetUser,
	ChangePassword,
	GlobalSignOut({ pool, token }) {
		pool.refreshTokens.revokeAllOf(token.user.sub);
		return {};
	},
	DeleteUser({ pool, token }) {
		pool.refreshTokens.revokeAllOf(token.user.sub);
		pool.directory.remove(token.user);
		return {};
	}
};

function GetUser({ token: { user } }: UserCall) {
	const attributes = { sub: user.sub, ...identitiesAttribute(user), ...user.attributes };
	return {
		Username: user.username,
		UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
		...mfaSettings(user)
	};
}

function ChangePassword({ pool, field, token: { user } }: UserCall) {
	const proposed = requiredText('ProposedPassword', field('ProposedPassword'));
	if (user.password === null || field('PreviousPassword') !== user.password) {
		throw new ApiError('NotAuthorizedException', 'Incorrect username or password.');
	}
	const weakness = passwordProblem(pool.config.password_policy, proposed);
	if (weakness) throw new ApiError('InvalidPasswordException', weakness);
	user.password = proposed;
	return {};
}
