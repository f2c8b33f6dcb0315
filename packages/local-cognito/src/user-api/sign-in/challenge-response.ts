import type { AppClient } from '../../config/config.ts';
import { requiredMfa } from '../../directory/required-mfa.ts';
import type { User } from '../../directory/user.ts';
import { newTokens } from '../../tokens/new-tokens.ts';
import type { Pool } from '../../pool.ts';
import { ApiError, invalidParameter, notAuthorized } from '../api-error.ts';
import { authenticationResult } from '../authentication-result.ts';
import { codeDelivery } from '../code-delivery.ts';
import type { Challenge } from './challenge-sessions.ts';
import { startSession } from './current-session.ts';

/** Who signs in, and for which client. */
export interface SignIn {
	pool: Pool;
	client: AppClient;
	user: User;
}

/** Asks for the answer to a challenge. */
export function challengeResponse(
	{ pool, client, user }: Omit<SignIn, 'user'> & { user: User | null },
	challenge: Challenge,
	ChallengeParameters: Record<string, string> = {}
) {
	return {
		ChallengeName: challenge.name,
		Session: startSession(pool, client.id, user, challenge),
		ChallengeParameters
	};
}

/** Sends a code to the user's address, and asks for it. */
export function emailChallenge(signIn: SignIn, factor: 'first' | 'second') {
	const { pool, user } = signIn;
	const email = user.attributes['email'] ?? '';
	pool.verificationCodes.send('sign_in', user, email);
	const { Destination, DeliveryMedium } = codeDelivery(email);
	return challengeResponse(
		signIn,
		{ name: 'EMAIL_OTP', factor },
		{ CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium, CODE_DELIVERY_DESTINATION: Destination }
	);
}

/** Goes on after a right password: a new one, a second factor, or tokens. */
export function afterPassword(signIn: SignIn) {
	requireUsable(signIn.user);
	if (signIn.user.status === 'FORCE_CHANGE_PASSWORD') return newPasswordChallenge(signIn);
	return secondFactor(signIn);
}

/** Goes on after a passkey or a code by e-mail, which prove as much as a password does. */
export function afterFirstFactor(signIn: SignIn) {
	requireUsable(signIn.user);
	return tokens(signIn);
}

function requireUsable({ enabled, status }: User): void {
	if (!enabled) throw notAuthorized('User is disabled.');
	if (status === 'UNCONFIRMED') {
		throw new ApiError('UserNotConfirmedException', 'User is not confirmed.');
	}
	if (status === 'RESET_REQUIRED') {
		throw new ApiError('PasswordResetRequiredException', 'Password reset required for the user');
	}
}

function newPasswordChallenge(signIn: SignIn) {
	const { pool, user } = signIn;
	const missing = pool.config.required_attributes.filter((name) => !user.attributes[name]);
	return challengeResponse(
		signIn,
		{ name: 'NEW_PASSWORD_REQUIRED' },
		{
			USER_ID_FOR_SRP: user.username,
			requiredAttributes: JSON.stringify(missing.map((name) => `userAttributes.${name}`)),
			userAttributes: JSON.stringify(user.attributes)
		}
	);
}

/** Asks for the second factor, or to set one up where the pool requires it. */
export function secondFactor(signIn: SignIn) {
	const { pool, user } = signIn;
	const methods = requiredMfa(pool, user);
	const [first] = methods;
	if (!first) return pool.config.mfa === 'ON' ? setupChallenge(signIn) : tokens(signIn);
	const preferred = methods.find((method) => method === user.preferredMfa);
	if (preferred) return mfaChallenge(signIn, preferred);
	if (methods.length === 1) return mfaChallenge(signIn, first);
	return challengeResponse(
		signIn,
		{ name: 'SELECT_MFA_TYPE' },
		{ MFAS_CAN_CHOOSE: JSON.stringify(methods) }
	);
}

/** Asks for a code of this method. @throws {ApiError} when it is none of the user's */
export function mfaChallenge(signIn: SignIn, method: string) {
	const { pool, user } = signIn;
	const known = requiredMfa(pool, user).find((one) => one === method);
	if (!known) throw invalidParameter('Invalid MFA type.');
	if (known === 'EMAIL_OTP') return emailChallenge(signIn, 'second');
	return challengeResponse(
		signIn,
		{ name: 'SOFTWARE_TOKEN_MFA' },
		{ USER_ID_FOR_SRP: user.username }
	);
}

function setupChallenge(signIn: SignIn) {
	if (!signIn.pool.config.mfa_methods.includes('SOFTWARE_TOKEN_MFA')) {
		throw new ApiError('MFAMethodNotFoundException', 'No MFA method is set up for the user.');
	}
	return challengeResponse(
		signIn,
		{ name: 'MFA_SETUP', verified: false },
		{
			MFAS_CAN_SETUP: JSON.stringify(['SOFTWARE_TOKEN_MFA']),
			USER_ID_FOR_SRP: signIn.user.username
		}
	);
}

/** The tokens of a sign-in through the API, which gives access to the user's own account. */
export async function tokens({ pool, client, user }: SignIn) {
	const issued = await newTokens(pool, client, user, {
		source: 'api',
		provider: user.identity?.providerName ?? 'COGNITO',
		scopes: ['aws.cognito.signin.user.admin'],
		nonce: null,
		resource: null,
		authTime: pool.clock.seconds()
	});
	return { ...authenticationResult(issued), ChallengeParameters: {} };
}
