/** What a field holds after a change that may have left it out; null empties it. */
export const pick = <T>(change: T | undefined, before: T): T =>
	change === undefined ? before : change;
