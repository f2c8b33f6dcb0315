import type { AuthorizationRequest } from '../oauth/authorization-request.ts';
import type { Clock } from '../directory/clock.ts';
import type { SocialProvider } from '../config/people.ts';

/** A sign-in that is under way somewhere else: at Facebook or Google, or waiting for a second factor. */
export type SignInAttempt =
	| { kind: 'social'; request: AuthorizationRequest; provider: SocialProvider; browser: string }
	| { kind: 'second_factor'; request: AuthorizationRequest; sub: string; browser: string };

export interface SignInAttempts {
	start(attempt: SignInAttempt): string;
	/** null once five minutes have passed, or when there is no such attempt. */
	find(id: string): SignInAttempt | null;
	finish(id: string): void;
}

/** Seconds after which Cognito gives a sign-in up. */
export const attemptLifetime = 300;

export function createSignInAttempts(clock: Clock): SignInAttempts {
	const attempts = new Map<string, { attempt: SignInAttempt; expires: number }>();
	return {
		start(attempt) {
			const id = crypto.randomUUID();
			attempts.set(id, { attempt, expires: clock.seconds() + attemptLifetime });
			return id;
		},
		find(id) {
			const found = attempts.get(id);
			return found && clock.seconds() < found.expires ? found.attempt : null;
		},
		finish: (id) => void attempts.delete(id)
	};
}
