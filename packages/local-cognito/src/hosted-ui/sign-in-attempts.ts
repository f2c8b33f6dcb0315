import type { ExternalProvider } from '../config/provider.ts';
import type { Clock } from '../directory/clock.ts';
import type { AuthorizationRequest } from '../oauth/authorization-request.ts';

/** What a sign-in on the hosted pages asks for after the password. */
export type SignInStep = 'totp_code' | 'email_code' | 'authenticator_app' | 'new_password';

/** A sign-in that has begun: the user is at Facebook or Google, signs with a passkey, or has to take another step. */
export type SignInAttempt =
	| {
			kind: 'federated';
			request: AuthorizationRequest;
			provider: ExternalProvider;
			browser: string;
	  }
	| {
			kind: 'step';
			step: SignInStep;
			request: AuthorizationRequest;
			sub: string;
			browser: string;
	  }
	| {
			kind: 'passkey';
			challenge: string;
			request: AuthorizationRequest;
			sub: string;
			browser: string;
	  };

export interface SignInAttempts {
	/** Returns the id of the attempt. */
	start(attempt: SignInAttempt): string;
	/** null after five minutes, or when there is no such attempt. */
	find(id: string): SignInAttempt | null;
	finish(id: string): void;
}

/** Seconds after which Cognito cancels a sign-in. */
export const signInTimeout = 300;

/** The sign-ins that have begun, in memory. */
export function createSignInAttempts(clock: Clock): SignInAttempts {
	const attempts = new Map<string, { attempt: SignInAttempt; expires: number }>();
	return {
		start(attempt) {
			const id = crypto.randomUUID();
			attempts.set(id, { attempt, expires: clock.seconds() + signInTimeout });
			return id;
		},
		find(id) {
			const found = attempts.get(id);
			return found && clock.seconds() < found.expires ? found.attempt : null;
		},
		finish: (id) => void attempts.delete(id)
	};
}
