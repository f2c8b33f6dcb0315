/** The pool's time, which a control request can shift or set. */
export interface Clock {
	now(): Date;
	/** Seconds since 1970, as in JWTs. */
	seconds(): number;
	shift(seconds: number): void;
	/** Sets the time to `at`; it runs on from there. */
	set(at: Date): void;
}

/** A clock that starts at the time that `base` returns, and runs with it. */
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
