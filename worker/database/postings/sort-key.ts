/** Ids that fit into one minute of a sort key. */
export const idsPerMinute = 2 ** 27;

export const millisecondsPerMinute = 60_000;

/** An event is listed once for each day it lasts, up to this many. */
const daysListed = 31;

/** Milliseconds that one listing of a longer event covers: 24 hours. */
export const millisecondsPerDay = 24 * 60 * millisecondsPerMinute;

/** The maximum duration of an event, in milliseconds, with an hour for the clocks. */
export const maxEventMs = daysListed * millisecondsPerDay + 60 * millisecondsPerMinute;

/** Rounds a time (milliseconds UTC) down to the minute, the precision of sort keys. */
export const toMinute = (at: number): number =>
	Math.floor(at / millisecondsPerMinute) * millisecondsPerMinute;

/** The sort key of a time (milliseconds UTC) and an id: minutes since 1970 times 2^27, plus the id. */
export const toSortKey = (at: number, id: number): number =>
	Math.floor(at / millisecondsPerMinute) * idsPerMinute + id;

/** The last sort key of what has ended by a time (milliseconds UTC). */
export const keyAfter = (at: number): number => toSortKey(at, idsPerMinute - 1);
