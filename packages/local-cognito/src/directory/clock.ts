/** The local Cognito's time, which tests may shift or set. */
export interface Clock {
	now(): Date;
	/** Seconds since 1970, as JWTs count. */
	seconds(): number;
	shift(seconds: number): void;
	/** From here on the time is `at`, and runs on. */
	set(at: Date): void;
}

export function createClock(base: () => Date): Clock {
	let offset = 0; // milliseconds
	const now = () => new Date(base().getTime() + offset);
	return {
		now,
		seconds: () => Math.floor(now().getTime() / 1000),
		shift: (seconds) => void (offset += seconds * 1000),
		set: (at) => void (offset = at.getTime() - base().getTime())
	};
}
