import type { PasswordPolicy } from '../config/user-pool.ts';

/** The first rule that this password breaks, in Cognito's words; null when it breaks none. */
export function passwordProblem(policy: PasswordPolicy, password: string): string | null {
	const rule = brokenRule(policy, password);
	return rule && `Password did not conform with policy: ${rule}`;
}

function brokenRule(policy: PasswordPolicy, password: string): string | null {
	if (password.length < policy.minimum_length) return 'Password not long enough';
	if (policy.require_uppercase && !/[A-Z]/.test(password)) {
		return 'Password must have uppercase characters';
	}
	if (policy.require_lowercase && !/[a-z]/.test(password)) {
		return 'Password must have lowercase characters';
	}
	if (policy.require_numbers && !/\d/.test(password)) {
		return 'Password must have numeric characters';
	}
	if (policy.require_symbols && !/[^A-Za-z0-9]/.test(password)) {
		return 'Password must have symbol characters';
	}
	return null;
}

/** The policy as a sentence for the forms that ask for a new password. */
export function describePolicy(policy: PasswordPolicy): string {
	const kinds = [
		policy.require_uppercase && 'an uppercase letter',
		policy.require_lowercase && 'a lowercase letter',
		policy.require_numbers && 'a number',
		policy.require_symbols && 'a symbol'
	].filter((kind) => kind !== false);
	const list = new Intl.ListFormat('en').format(kinds);
	return `At least ${policy.minimum_length} characters${list && `, including ${list}`}.`;
}
