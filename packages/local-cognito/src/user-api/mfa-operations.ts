import * as v from 'valibot';
import type { MfaMethod } from '../config/user-pool.ts';
import { newTotpSecret, totpStepOf } from '../directory/totp.ts';
import { enabledMfa, type User } from '../directory/user.ts';
import type { Pool } from '../pool.ts';
import { mfaSettings } from './account-operations.ts';
import { ApiError, invalidParameter } from './api-error.ts';
import { sessionMember, text } from './input.ts';
import { authorize, operation, userOperation, type Operation } from './operation.ts';
import { requiredSession, restartSession } from './sign-in/current-session.ts';

const preference = v.optional(
	v.object({
		Enabled: v.optional(v.boolean(), false),
		PreferredMfa: v.optional(v.boolean(), false)
	})
);
const tokenOrSession = {
	AccessToken: v.optional(v.string()),
	Session: v.optional(sessionMember)
};

/** Operations on authentication factors, beside passkeys. */
export const mfaOperations: Record<string, Operation> = {
	AssociateSoftwareToken: operation(v.object(tokenOrSession), associateSoftwareToken),
	VerifySoftwareToken: operation(
		v.object({
			...tokenOrSession,
			UserCode: v.pipe(text(6, 6), v.regex(/^[0-9]+$/)),
			FriendlyDeviceName: v.optional(v.string())
		}),
		verifySoftwareToken
	),
	SetUserMFAPreference: userOperation(
		v.object({
			SMSMfaSettings: preference,
			SoftwareTokenMfaSettings: preference,
			EmailMfaSettings: preference
		}),
		({ pool, token }, input) => setMfaPreference(pool, token.user, input)
	),
	GetUserAuthFactors: userOperation(v.object({}), ({ token: { user } }) => ({
		Username: user.username,
		ConfiguredUserAuthFactors: [
			...(user.password === null ? [] : ['PASSWORD']),
			// What the user could use, whatever the pool allows.
			...(user.attributes['email_verified'] === 'true' ? ['EMAIL_OTP'] : []),
			...(user.passkeys.length > 0 ? ['WEB_AUTHN'] : []),
			...(user.softwareToken ? ['SOFTWARE_TOKEN'] : [])
		],
		...mfaSettings(user)
	}))
};

/** Whether a code by e-mail may be this user's first factor. */
export const hasEmailFactor = ({ config }: Pool, { attributes, identity }: User) =>
	config.first_factors.includes('EMAIL_OTP') &&
	identity === null &&
	attributes['email_verified'] === 'true';

interface TokenOrSession {
	AccessToken?: string | undefined;
	Session?: string | undefined;
}

/** The user whom an access token or a sign-in's session names. @throws {ApiError} */
async function requiredUser(pool: Pool, { AccessToken, Session }: TokenOrSession): Promise<User> {
	if (AccessToken) return (await authorize(pool, AccessToken)).user;
	if (Session) return requiredSession(pool, Session, 'MFA_SETUP').user;
	throw invalidParameter('Either AccessToken or Session must be provided.');
}

function requireSoftwareTokens({ config }: Pool): void {
	if (config.mfa !== 'OFF' && config.mfa_methods.includes('SOFTWARE_TOKEN_MFA')) return;
	throw new ApiError(
		'SoftwareTokenMFANotFoundException',
		'Software Token MFA has not been enabled by the userPool'
	);
}

async function associateSoftwareToken(pool: Pool, input: TokenOrSession) {
	const user = await requiredUser(pool, input);
	requireSoftwareTokens(pool);
	const secret = newTotpSecret();
	user.unverifiedTotpSecret = secret;
	if (!input.Session) return { SecretCode: secret };
	const challenge = { name: 'MFA_SETUP', verified: false } as const;
	return { SecretCode: secret, Session: restartSession(pool, input.Session, challenge) };
}

async function verifySoftwareToken(pool: Pool, input: TokenOrSession & { UserCode: string }) {
	const user = await requiredUser(pool, input);
	requireSoftwareTokens(pool);
	const secret = user.unverifiedTotpSecret ?? user.softwareToken?.secret;
	if (!secret) {
		throw new ApiError('SoftwareTokenMFANotFoundException', 'Software token MFA is not set up.');
	}
	if ((await totpStepOf(secret, input.UserCode, pool.clock)) === null) {
		throw new ApiError('EnableSoftwareTokenMFAException', 'Code mismatch');
	}
	user.softwareToken = { secret, enabled: user.softwareToken?.enabled ?? false };
	user.unverifiedTotpSecret = null;
	if (!input.Session) return { Status: 'SUCCESS' };
	const challenge = { name: 'MFA_SETUP', verified: true } as const;
	return { Status: 'SUCCESS', Session: restartSession(pool, input.Session, challenge) };
}

interface Preference {
	Enabled: boolean;
	PreferredMfa: boolean;
}

/** The preferences of a request; a method that it leaves out stays as it is. */
export interface MfaPreferences {
	SMSMfaSettings?: Preference | undefined;
	SoftwareTokenMfaSettings?: Preference | undefined;
	EmailMfaSettings?: Preference | undefined;
}

/**
 * Turns second factors on and off, all or none.
 *
 * @throws {ApiError} for a method that the pool or the user does not have
 */
export function setMfaPreference(pool: Pool, user: User, input: MfaPreferences): object {
	if (input.SMSMfaSettings?.Enabled) {
		throw invalidParameter('User does not have delivery config set to turn on SMS_MFA');
	}
	const settings = [
		['SOFTWARE_TOKEN_MFA', input.SoftwareTokenMfaSettings],
		['EMAIL_OTP', input.EmailMfaSettings]
	] as const;
	for (const [method, setting] of settings) {
		if (setting?.Enabled) requireMethod(pool, user, method);
		if (setting?.PreferredMfa && !setting.Enabled) {
			throw invalidParameter('Preferred MFA must be enabled.');
		}
	}
	if (settings.filter(([, setting]) => setting?.PreferredMfa).length > 1) {
		throw invalidParameter('Only one MFA method can be preferred.');
	}
	for (const [method, setting] of settings) if (setting) applyPreference(user, method, setting);
	return {};
}

function requireMethod({ config }: Pool, user: User, method: MfaMethod): void {
	if (config.mfa === 'OFF' || !config.mfa_methods.includes(method)) {
		throw invalidParameter(`User does not have delivery config set to turn on ${method}`);
	}
	if (method === 'SOFTWARE_TOKEN_MFA' && !user.softwareToken) {
		throw invalidParameter('User has not verified software token mfa');
	}
	if (method === 'EMAIL_OTP' && user.attributes['email_verified'] !== 'true') {
		throw invalidParameter('User does not have a verified email');
	}
}

function applyPreference(user: User, method: MfaMethod, setting: Preference): void {
	if (method === 'EMAIL_OTP') user.emailMfa = setting.Enabled;
	else if (user.softwareToken) user.softwareToken.enabled = setting.Enabled;
	if (setting.PreferredMfa) user.preferredMfa = method;
	else if (user.preferredMfa === method) user.preferredMfa = null;
	// A method that is off is nobody's preference.
	if (user.preferredMfa && !enabledMfa(user).includes(user.preferredMfa)) user.preferredMfa = null;
}
