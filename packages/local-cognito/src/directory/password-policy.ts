/** The first rule of the pool's password policy that this password breaks, in Cognito's words. */
export function passwordProblem(password: string): string | null {
	const refuse = (rule: string) => `Password did not conform with policy: ${rule}`;
	if (password.length < 8) return refuse('Password not long enough');
	if (!/[A-Z]/.test(password)) return refuse('Password must have uppercase characters');
	if (!/[a-z]/.test(password)) return refuse('Password must have lowercase characters');
	if (!/\d/.test(password)) return refuse('Password must have numeric characters');
	return null;
}
