import type { Clock } from './clock.ts';
import type { Outbox } from './outbox.ts';
import type { User } from './directory.ts';

export type Purpose = 'sign_up' | 'password' | 'email';
export type CodeProblem = 'CodeMismatchException' | 'ExpiredCodeException';

/** As Cognito says it, on its pages and in its API. */
export const codeProblemText: Record<CodeProblem, string> = {
	CodeMismatchException: 'Invalid verification code provided, please try again.',
	ExpiredCodeException: 'Invalid code provided, please request a code again.'
};

/** Seconds for which each code works: a day for signing up and addresses, an hour for passwords. */
const lifetimes: Record<Purpose, number> = { sign_up: 86_400, password: 3600, email: 86_400 };

const texts: Record<Purpose, { subject: string; text: (code: string) => string }> = {
	sign_up: {
		subject: 'Your verification code',
		text: (code) => `Your confirmation code is ${code}`
	},
	password: {
		subject: 'Your password reset code',
		text: (code) => `Your password reset code is ${code}`
	},
	email: {
		subject: 'Your verification code',
		text: (code) => `Your verification code is ${code}`
	}
};

export interface VerificationCodes {
	/** Sends six digits; they replace any sent before for the same purpose. */
	send(purpose: Purpose, user: User, to: string): void;
	/** null when the code is right, which also spends it. */
	redeem(purpose: Purpose, user: User, code: string): CodeProblem | null;
}

function sixDigits(): string {
	const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
	return String(value % 1_000_000).padStart(6, '0');
}

export function createVerificationCodes(clock: Clock, outbox: Outbox): VerificationCodes {
	const pending = new Map<string, { code: string; expires: number }>();
	return {
		send(purpose, user, to) {
			const code = sixDigits();
			pending.set(`${purpose} ${user.sub}`, {
				code,
				expires: clock.seconds() + lifetimes[purpose]
			});
			const { subject, text } = texts[purpose];
			outbox.send({ to, subject, text: text(code), code, sentAt: clock.now() });
		},
		redeem(purpose, user, code) {
			const key = `${purpose} ${user.sub}`;
			const expected = pending.get(key);
			if (!expected || clock.seconds() >= expected.expires) return 'ExpiredCodeException';
			if (code.trim() !== expected.code) return 'CodeMismatchException';
			pending.delete(key);
			return null;
		}
	};
}
