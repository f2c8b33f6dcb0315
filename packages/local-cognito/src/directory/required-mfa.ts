import type { MfaMethod } from '../config/user-pool.ts';
import type { Pool } from '../pool.ts';
import { enabledMfa, type User } from './user.ts';

/** The second factors that a sign-in of this user asks for. */
export function requiredMfa({ config }: Pool, user: User): MfaMethod[] {
	if (config.mfa === 'OFF') return [];
	const allowed = enabledMfa(user).filter((method) => config.mfa_methods.includes(method));
	if (allowed.length > 0 || config.mfa === 'OPTIONAL') return allowed;
	// Where a second factor is required, one that could be used is.
	return config.mfa_methods.filter((method) =>
		method === 'EMAIL_OTP'
			? user.attributes['email_verified'] === 'true'
			: user.softwareToken !== null
	);
}
