import { srpIdentity, srpVerifier, type SrpVerifier } from './srp.ts';

/**
 * A password: the text of the configuration, or what SRP keeps of one that was set later. Both
 * kinds of sign-in, with the password and with SRP, compare against it.
 */
export type Password = { text: string } | SrpVerifier;

/** Whose password it is: SRP mixes both names into the verifier. */
interface Owner {
	userPoolId: string;
	username: string;
}

/** What to store of a new password. */
export const storePassword = ({ userPoolId, username }: Owner, text: string): Promise<Password> =>
	srpVerifier(srpIdentity(userPoolId, username), text);

/** Whether `text` is this password. */
export async function isPassword(
	{ userPoolId, username }: Owner,
	password: Password | null,
	text: string
): Promise<boolean> {
	if (password === null) return false;
	if ('text' in password) return password.text === text;
	const candidate = await srpVerifier(srpIdentity(userPoolId, username), text, password.salt);
	return candidate.verifier === password.verifier;
}

/** The verifier of a password, made now when the configuration gave the text. */
export const verifierOf = (
	{ userPoolId, username }: Owner,
	password: Password
): Promise<SrpVerifier> | SrpVerifier =>
	'text' in password ? srpVerifier(srpIdentity(userPoolId, username), password.text) : password;
