import type { Clock } from '../directory/clock.ts';

/** A registration that has begun. */
export interface PasskeyRegistration {
	challenge: string;
	clientId: string;
}

export interface PasskeyRegistrations {
	/** Replaces one that the user has begun before. */
	start(sub: string, registration: PasskeyRegistration): void;
	/** The user's registration, once and within five minutes. */
	finish(sub: string): PasskeyRegistration | null;
}

const lifetime = 300; // seconds

/** The registrations that have begun, in memory. */
export function createPasskeyRegistrations(clock: Clock): PasskeyRegistrations {
	const started = new Map<string, PasskeyRegistration & { expires: number }>();
	return {
		start: (sub, registration) =>
			void started.set(sub, { ...registration, expires: clock.seconds() + lifetime }),
		finish(sub) {
			const found = started.get(sub);
			started.delete(sub);
			return found && clock.seconds() < found.expires ? found : null;
		}
	};
}
