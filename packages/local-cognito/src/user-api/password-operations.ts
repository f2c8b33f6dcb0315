import * as v from 'valibot';
import { passwordProblem } from '../directory/password-policy.ts';
import { setOwnPassword } from '../directory/set-password.ts';
import type { User } from '../directory/user.ts';
import { codeProblemText } from '../directory/verification-codes.ts';
import type { Pool } from '../pool.ts';
import { ApiError, invalidParameter, notAuthorized, userNotFound } from './api-error.ts';
import { codeDelivery } from './code-delivery.ts';
import {
	clientIdMember,
	codeMember,
	passwordMember,
	secretHashMember,
	usernameMember
} from './input.ts';
import { operation, type Operation } from './operation.ts';
import { redeemCode } from './redeem-code.ts';
import { authenticatedClient } from './sign-up-operations.ts';

const members = {
	ClientId: clientIdMember,
	SecretHash: secretHashMember,
	Username: usernameMember
};

/** Operations for a forgotten password. */
export const passwordOperations: Record<string, Operation> = {
	ForgotPassword: operation(v.object(members), async (pool, input) => {
		const client = await authenticatedClient(pool, input);
		const user = pool.directory.byLogin(input.Username);
		if (user && !user.identity) return { CodeDeliveryDetails: sendResetCode(pool, user) };
		if (!client.prevent_user_existence_errors) throw userNotFound();
		return { CodeDeliveryDetails: codeDelivery(input.Username) };
	}),
	ConfirmForgotPassword: operation(
		v.object({ ...members, ConfirmationCode: codeMember, Password: passwordMember }),
		async (pool, input) => {
			const client = await authenticatedClient(pool, input);
			const user = pool.directory.byLogin(input.Username);
			if (!user && !client.prevent_user_existence_errors) throw userNotFound();
			if (!user) throw new ApiError('ExpiredCodeException', codeProblemText.ExpiredCodeException);
			return resetPassword(pool, user, input.ConfirmationCode, input.Password);
		}
	)
};

/** Sends a code to the verified address. @throws {ApiError} when there is none */
export function sendResetCode(pool: Pool, user: User) {
	const { email, email_verified: verified } = user.attributes;
	if (!user.enabled) throw notAuthorized('User is disabled.');
	if (user.status === 'FORCE_CHANGE_PASSWORD') {
		throw notAuthorized('User password cannot be reset in the current state.');
	}
	if (!email || verified !== 'true') {
		throw invalidParameter(
			'Cannot reset password for the user as there is no registered/verified email or phone_number'
		);
	}
	pool.verificationCodes.send('password', user, email);
	return codeDelivery(email);
}

async function resetPassword(pool: Pool, user: User, code: string, password: string) {
	const weakness = passwordProblem(pool.config.password_policy, password);
	if (weakness) throw new ApiError('InvalidPasswordException', weakness);
	redeemCode(pool, 'password', user, code);
	await setOwnPassword(pool, user, password);
	pool.passwordAttempts.succeed(user.sub);
	return {};
}
