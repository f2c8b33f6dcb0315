import type { AppClient } from '../../config/config.ts';
import { redeemTotpCode } from '../../directory/totp-sign-in.ts';
import type { Pool } from '../../pool.ts';
import { ApiError, invalidParameter, notAuthorized } from '../api-error.ts';
import { requireSecretHash } from '../secret-hash.ts';
import { afterFirstFactor, mfaChallenge, tokens, type SignIn } from './challenge-response.ts';
import { chooseFactor } from './choice.ts';
import { findSession } from './current-session.ts';
import type { Parameters } from './parameters.ts';
import { answerPasskey } from './passkey-factor.ts';
import { replacePassword, signInWithPassword } from './password-factor.ts';
import { beginSrp, finishSrp } from './srp-challenge.ts';

/** Cognito's names of the challenges that this pool can ask for. */
export const challengeNames = [
	'SELECT_CHALLENGE',
	'PASSWORD',
	'PASSWORD_SRP',
	'PASSWORD_VERIFIER',
	'WEB_AUTHN',
	'EMAIL_OTP',
	'SOFTWARE_TOKEN_MFA',
	'SELECT_MFA_TYPE',
	'MFA_SETUP',
	'NEW_PASSWORD_REQUIRED'
] as const;
type ChallengeName = (typeof challengeNames)[number];

/** Checks the answer to a challenge, and asks for the next one or returns tokens. @throws {ApiError} */
export async function respondToChallenge(
	pool: Pool,
	client: AppClient,
	name: ChallengeName,
	sessionId: string | null,
	answers: Parameters
): Promise<object> {
	const username = answers.required('USERNAME');
	await requireSecretHash(client, username, answers.optional('SECRET_HASH') ?? undefined);
	if (name === 'PASSWORD_VERIFIER') return finishSrp(pool, client, sessionId, answers);
	if (sessionId === null) throw invalidParameter('Missing required parameter Session');
	const { sub, clientId } = findSession(pool, sessionId, name);
	const user = sub === null ? null : pool.directory.bySub(sub);
	const isTheirs = user === null || pool.directory.byLogin(username)?.sub === user.sub;
	if (clientId !== client.id || !isTheirs) throw notAuthorized('Invalid session for the user.');

	const response = user
		? await answer({ pool, client, user }, name, sessionId, answers)
		: await answerOfNobody(pool, client, name, answers);
	pool.challengeSessions.use(sessionId);
	return response;
}

function answer(
	signIn: SignIn,
	name: Exclude<ChallengeName, 'PASSWORD_VERIFIER'>,
	sessionId: string,
	answers: Parameters
): object | Promise<object> {
	const { pool, client, user } = signIn;
	switch (name) {
		case 'SELECT_CHALLENGE':
			return chooseFactor(pool, client, user, answers);
		case 'PASSWORD':
			return signInWithPassword(pool, client, user, answers);
		case 'PASSWORD_SRP':
			return beginSrp(pool, client, user, answers);
		case 'WEB_AUTHN':
			return answerPasskey(signIn, sessionId, answers);
		case 'EMAIL_OTP':
			return answerEmailCode(signIn, sessionId, answers);
		case 'SOFTWARE_TOKEN_MFA':
			return answerTotp(signIn, sessionId, answers);
		case 'SELECT_MFA_TYPE':
			return mfaChallenge(signIn, answers.required('ANSWER'));
		case 'MFA_SETUP':
			return finishMfaSetup(signIn, sessionId);
		case 'NEW_PASSWORD_REQUIRED':
			return replacePassword(signIn, answers);
	}
}

/** An account that does not exist goes on as far as one whose password or code is wrong. */
function answerOfNobody(
	pool: Pool,
	client: AppClient,
	name: ChallengeName,
	answers: Parameters
): object | Promise<object> {
	if (name === 'SELECT_CHALLENGE') return chooseFactor(pool, client, null, answers);
	if (name === 'PASSWORD_SRP') return beginSrp(pool, client, null, answers);
	if (name === 'PASSWORD') return signInWithPassword(pool, client, null, answers);
	throw wrongCode();
}

const wrongCode = () =>
	new ApiError('CodeMismatchException', 'Invalid code or auth state for the user.');

function answerEmailCode(signIn: SignIn, sessionId: string, { required }: Parameters) {
	const { pool, user } = signIn;
	const { challenge } = findSession(pool, sessionId, 'EMAIL_OTP');
	const problem = pool.verificationCodes.redeem('sign_in', user, required('EMAIL_OTP_CODE'));
	if (problem) {
		pool.challengeSessions.fail(sessionId);
		throw wrongCode();
	}
	return challenge.factor === 'first' ? afterFirstFactor(signIn) : tokens(signIn);
}

async function answerTotp(signIn: SignIn, sessionId: string, { required }: Parameters) {
	const { pool, user } = signIn;
	const result = await redeemTotpCode(pool, user, required('SOFTWARE_TOKEN_MFA_CODE'));
	if (result === 'right') return tokens(signIn);
	pool.challengeSessions.fail(sessionId);
	throw result === 'used'
		? new ApiError('ExpiredCodeException', 'Your software token has already been used once.')
		: new ApiError('CodeMismatchException', 'Invalid code received for user');
}

/** The session of VerifySoftwareToken proves that the new authenticator app works. */
function finishMfaSetup(signIn: SignIn, sessionId: string) {
	const { pool, user } = signIn;
	const { challenge } = findSession(pool, sessionId, 'MFA_SETUP');
	if (!challenge.verified || !user.softwareToken) {
		throw notAuthorized('Invalid session for the user.');
	}
	user.softwareToken.enabled = true;
	user.preferredMfa = 'SOFTWARE_TOKEN_MFA';
	return tokens(signIn);
}
