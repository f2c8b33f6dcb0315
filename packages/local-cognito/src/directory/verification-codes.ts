import type { Verification } from '../config/user-pool.ts';
import type { Clock } from './clock.ts';
import type { Outbox } from './outbox.ts';
import type { User } from './user.ts';

/** What a code is for. */
export type CodePurpose = keyof Verification;
export type CodeProblem =
	'CodeMismatchException' | 'ExpiredCodeException' | 'LimitExceededException';

/** The messages of Cognito's pages and API. */
export const codeProblemText: Record<CodeProblem, string> = {
	CodeMismatchException: 'Invalid verification code provided, please try again.',
	ExpiredCodeException: 'Invalid code provided, please request a code again.',
	LimitExceededException: 'Attempt limit exceeded, please try after some time.'
};

export interface VerificationCodes {
	/** Sends digits, which replace any sent before for the same purpose. */
	send(purpose: CodePurpose, user: User, to: string): void;
	/** null when the code is right, which also uses it up. */
	redeem(purpose: CodePurpose, user: User, code: string): CodeProblem | null;
}

/** Wrong codes after which even the right one is refused. */
const allowedAttempts = 5;

/** Six digits, or eight for a sign-in. */
function digits(purpose: CodePurpose): string {
	const length = purpose === 'sign_in' ? 8 : 6;
	const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
	return String(value % 10 ** length).padStart(length, '0');
}

/** The codes that have been sent and not been used, in memory. */
export function createVerificationCodes(
	verification: Verification,
	clock: Clock,
	outbox: Outbox
): VerificationCodes {
	const pending = new Map<string, { code: string; expires: number; attempts: number }>();
	const keyOf = (purpose: CodePurpose, { sub }: User) => `${purpose} ${sub}`;
	return {
		send(purpose, user, to) {
			const { subject, message, seconds } = verification[purpose];
			const code = digits(purpose);
			pending.set(keyOf(purpose, user), { code, expires: clock.seconds() + seconds, attempts: 0 });
			const text = message.replaceAll('{####}', code);
			outbox.send({ to, subject, text, code, sentAt: clock.now() });
		},
		redeem(purpose, user, code) {
			const expected = pending.get(keyOf(purpose, user));
			if (!expected || clock.seconds() >= expected.expires) return 'ExpiredCodeException';
			if (expected.attempts >= allowedAttempts) return 'LimitExceededException';
			expected.attempts += 1;
			if (code.trim() !== expected.code) return 'CodeMismatchException';
			pending.delete(keyOf(purpose, user));
			return null;
		}
	};
}
