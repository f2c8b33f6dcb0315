import type { AppClient } from '../../config/config.ts';
import { requiredMfa } from '../../directory/required-mfa.ts';
import type { User } from '../../directory/user.ts';
import type { Pool } from '../../pool.ts';
import { invalidParameter, notAuthorized } from '../api-error.ts';
import { hasEmailFactor } from '../mfa-operations.ts';
import { challengeResponse, emailChallenge, tokens } from './challenge-response.ts';
import { requiredSession } from './current-session.ts';
import type { Parameters } from './parameters.ts';
import { passkeyChallenge } from './passkey-factor.ts';
import { signInWithPassword } from './password-factor.ts';
import { beginSrp } from './srp-challenge.ts';

/** USER_AUTH: the client names a first factor, or is told which there are. */
export async function signInWithChoice(
	pool: Pool,
	client: AppClient,
	user: User | null,
	parameters: Parameters
) {
	const preferred = parameters.optional('PREFERRED_CHALLENGE');
	if (preferred !== null && availableFactors(pool, user).includes(preferred)) {
		return beginFactor(pool, client, user, preferred, parameters);
	}
	return {
		...challengeResponse({ pool, client, user }, { name: 'SELECT_CHALLENGE' }),
		AvailableChallenges: availableFactors(pool, user)
	};
}

/** The first factors of this user. An account that does not exist has those that most have. */
function availableFactors(pool: Pool, user: User | null): string[] {
	const { first_factors: allowed, webauthn } = pool.config;
	if (!user) {
		return [...(allowed.includes('EMAIL_OTP') ? ['EMAIL_OTP'] : []), 'PASSWORD', 'PASSWORD_SRP'];
	}
	const hasMfa = requiredMfa(pool, user).length > 0 || pool.config.mfa === 'ON';
	const passkeySuffices =
		!hasMfa || webauthn.factor_configuration === 'MULTI_FACTOR_WITH_USER_VERIFICATION';
	return [
		...(hasEmailFactor(pool, user) && !hasMfa ? ['EMAIL_OTP'] : []),
		...(user.password === null ? [] : ['PASSWORD', 'PASSWORD_SRP']),
		...(allowed.includes('WEB_AUTHN') && user.passkeys.length > 0 && passkeySuffices
			? ['WEB_AUTHN']
			: [])
	];
}

/** Answers SELECT_CHALLENGE. @throws {ApiError} when the user does not have this factor */
export function chooseFactor(
	pool: Pool,
	client: AppClient,
	user: User | null,
	parameters: Parameters
) {
	const answer = parameters.required('ANSWER');
	if (!availableFactors(pool, user).includes(answer)) {
		throw invalidParameter('Selected challenge is not available');
	}
	return beginFactor(pool, client, user, answer, parameters);
}

function beginFactor(
	pool: Pool,
	client: AppClient,
	user: User | null,
	factor: string,
	parameters: Parameters
) {
	if (factor === 'PASSWORD') {
		return parameters.optional('PASSWORD') === null
			? challengeResponse({ pool, client, user }, { name: 'PASSWORD' })
			: signInWithPassword(pool, client, user, parameters);
	}
	if (factor === 'PASSWORD_SRP') {
		return parameters.optional('SRP_A') === null
			? challengeResponse({ pool, client, user }, { name: 'PASSWORD_SRP' })
			: beginSrp(pool, client, user, parameters);
	}
	if (!user) return decoyEmailChallenge(pool, client, parameters);
	return factor === 'WEB_AUTHN'
		? passkeyChallenge({ pool, client, user })
		: emailChallenge({ pool, client, user }, 'first');
}

/** Asks for a code that nobody gets, as if the account existed. */
function decoyEmailChallenge(pool: Pool, client: AppClient, { required }: Parameters) {
	return challengeResponse(
		{ pool, client, user: null },
		{ name: 'EMAIL_OTP', factor: 'first' },
		{
			CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
			CODE_DELIVERY_DESTINATION: required('USERNAME').replace(/^(.)[^@]*@(.).*$/, '$1***@$2***')
		}
	);
}

/** Signs in once with the session of a sign-up that was confirmed just now. */
export function signInAfterSignUp(pool: Pool, client: AppClient, id: string) {
	const { user, clientId } = requiredSession(pool, id, 'CONFIRMED_SIGN_UP');
	if (clientId !== client.id || !user.enabled) throw notAuthorized('Invalid session for the user.');
	pool.challengeSessions.use(id);
	return tokens({ pool, client, user });
}
