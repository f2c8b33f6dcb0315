import * as v from 'valibot';
import { ApiError, requiredText } from './api-error.ts';
import { isTotpCode, newTotpSecret } from '../directory/totp.ts';
import type { Call, Operation } from './user-api.ts';
import type { User } from '../directory/directory.ts';

/** The authenticator app, and what else one may prove oneself with. */
export const factorOperations: Record<string, Operation> = {
	AssociateSoftwareToken({ bearer: { user } }) {
		const secret = newTotpSecret();
		user.totpCandidate = secret;
		return { SecretCode: secret };
	},
	VerifySoftwareToken,
	SetUserMFAPreference,
	GetUserAuthFactors({ bearer: { user } }) {
		const factors = user.password === null ? [] : ['PASSWORD'];
		return { Username: user.username, ConfiguredUserAuthFactors: factors, ...mfaSettings(user) };
	},
	ListWebAuthnCredentials: () => ({ Credentials: [] }),
	StartWebAuthnRegistration: refuseWebAuthn,
	CompleteWebAuthnRegistration: refuseWebAuthn,
	DeleteWebAuthnCredential: refuseWebAuthn,
	ListDevices: () => ({ Devices: [] })
};

/** How GetUser and GetUserAuthFactors tell of the second factor. */
export const mfaSettings = ({ totp }: User) =>
	totp?.enabled
		? { PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA', UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] }
		: {};

function refuseWebAuthn(): never {
	throw new ApiError('WebAuthnNotEnabledException', 'WebAuthn is not enabled for this user pool.');
}

async function VerifySoftwareToken({ pool, field, bearer: { user } }: Call) {
	const code = requiredText('UserCode', field('UserCode'));
	const secret = user.totpCandidate ?? user.totp?.secret;
	if (!secret) {
		throw new ApiError('SoftwareTokenMFANotFoundException', 'Software token MFA is not set up.');
	}
	if (!(await isTotpCode(secret, code, pool.clock))) {
		throw new ApiError('EnableSoftwareTokenMFAException', 'Code mismatch');
	}
	user.totp = { secret, enabled: user.totp?.enabled ?? false };
	user.totpCandidate = null;
	return { Status: 'SUCCESS' };
}

const preference = v.object({ Enabled: v.optional(v.boolean(), false) });

function SetUserMFAPreference({ field, bearer: { user } }: Call) {
	const read = v.safeParse(preference, field('SoftwareTokenMfaSettings'));
	if (!read.success) return {};
	if (!user.totp) {
		if (!read.output.Enabled) return {};
		throw new ApiError('InvalidParameterException', 'User has not verified software token mfa');
	}
	user.totp.enabled = read.output.Enabled;
	return {};
}
