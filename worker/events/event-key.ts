const ids = 2 ** 27;
const minute = 60_000;

/** Below the key of whatever ends after `at` (milliseconds UTC), not below that of what ends by then. */
export const keyAfter = (at: number): number => Math.floor(at / minute) * ids + ids - 1;
