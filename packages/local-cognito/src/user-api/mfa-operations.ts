import * as v from 'valibot';
import { isTotpCode, newTotpSecret } from '../directory/totp.ts';
import type { User } from '../directory/user.ts';
import type { Pool } from '../pool.ts';
import { ApiError, requiredText } from './api-error.ts';
import type { UserCall, UserOperation } from './operation.ts';

/** Operations on authentication factors: the authenticator app, passkeys and devices. */
export const mfaOperations: Record<string, UserOperation> = {
	AssociateSoftwareToken,
	VerifySoftwareToken,
	SetUserMFAPreference,
	GetUserAuthFactors({ token: { user } }) {
		const factors = user.password === null ? [] : ['PASSWORD'];
		return { Username: user.username, ConfiguredUserAuthFactors: factors, ...mfaSettings(user) };
	},
	ListWebAuthnCredentials: () => ({ Credentials: [] }),
	StartWebAuthnRegistration: refuseWebAuthn,
	CompleteWebAuthnRegistration: refuseWebAuthn,
	DeleteWebAuthnCredential: refuseWebAuthn,
	ListDevices: () => ({ Devices: [] })
};

/** The MFA members of GetUser and GetUserAuthFactors. */
export const mfaSettings = ({ softwareToken }: User) =>
	softwareToken?.enabled
		? { PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA', UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] }
		: {};

function refuseWebAuthn(): never {
	throw new ApiError('WebAuthnNotEnabledException', 'WebAuthn is not enabled for this user pool.');
}

function requireMfa({ config }: Pool): void {
	if (config.mfa !== 'OFF') return;
	throw new ApiError(
		'SoftwareTokenMFANotFoundException',
		'Software Token MFA has not been enabled by the userPool'
	);
}

function AssociateSoftwareToken({ pool, token: { user } }: UserCall) {
	requireMfa(pool);
	const secret = newTotpSecret();
	user.unverifiedTotpSecret = secret;
	return { SecretCode: secret };
}

async function VerifySoftwareToken({ pool, field, token: { user } }: UserCall) {
	requireMfa(pool);
	const code = requiredText('UserCode', field('UserCode'));
	const secret = user.unverifiedTotpSecret ?? user.softwareToken?.secret;
	if (!secret) {
		throw new ApiError('SoftwareTokenMFANotFoundException', 'Software token MFA is not set up.');
	}
	if (!(await isTotpCode(secret, code, pool.clock))) {
		throw new ApiError('EnableSoftwareTokenMFAException', 'Code mismatch');
	}
	user.softwareToken = { secret, enabled: user.softwareToken?.enabled ?? false };
	user.unverifiedTotpSecret = null;
	return { Status: 'SUCCESS' };
}

const preference = v.object({ Enabled: v.optional(v.boolean(), false) });

function SetUserMFAPreference({ field, token: { user } }: UserCall) {
	const parsed = v.safeParse(preference, field('SoftwareTokenMfaSettings'));
	if (!parsed.success) return {};
	const enabled = parsed.output.Enabled;
	if (user.softwareToken) user.softwareToken.enabled = enabled;
	else if (enabled) {
		throw new ApiError('InvalidParameterException', 'User has not verified software token mfa');
	}
	return {};
}
