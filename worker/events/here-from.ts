/** Milliseconds before an event begins in which a business may be there: stalls are set up. */
const setUpMs = 2 * 60 * 60 * 1000;

/** From when a business may say that it is at an event. @param startAt milliseconds since 1970, UTC */
export const hereFrom = (startAt: number): number => startAt - setUpMs;
