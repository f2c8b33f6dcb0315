import type { Clock } from './clock.ts';

interface Failures {
	count: number;
	/** Seconds since 1970. */
	lockedUntil: number;
}

/** Wrong passwords of each user. */
export interface PasswordAttempts {
	isLocked(sub: string): boolean;
	fail(sub: string): void;
	succeed(sub: string): void;
}

const allowed = 5;
/** Seconds: the longest lockout, and how long after one the count starts anew. */
const quarterOfAnHour = 900;

/**
 * Cognito's lockout: from the fifth wrong password on, one second, and twice as long each time.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
 */
export function createPasswordAttempts(clock: Clock): PasswordAttempts {
	const failures = new Map<string, Failures>();
	return {
		isLocked: (sub) => clock.seconds() < (failures.get(sub)?.lockedUntil ?? 0),
		fail(sub) {
			const now = clock.seconds();
			const known = failures.get(sub);
			const count = known && now < known.lockedUntil + quarterOfAnHour ? known.count + 1 : 1;
			const wait = count < allowed ? 0 : Math.min(2 ** (count - allowed), quarterOfAnHour);
			failures.set(sub, { count, lockedUntil: now + wait });
		},
		succeed: (sub) => void failures.delete(sub)
	};
}
