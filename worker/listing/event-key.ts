import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';

/** A key is a minute and an id in one number, as the migrations make it: more than enough ids. */
export const ids = 2 ** 27;
/** In milliseconds. */
export const minute = 60_000;

/** The minute of a time, milliseconds UTC: events begin and end on one, and keys tell no more. */
export const toMinute = (at: number): number => Math.floor(at / minute) * minute;

// Written into the SQL, because D1 binds every number as a float and a key is made of integers.
const [idsWritten, minuteWritten] = [sql.raw(String(ids)), sql.raw(String(minute))];

/** The key of a time and an id. */
export const keyOf = (at: SQL, id: SQL): SQL =>
	sql`${at} / ${minuteWritten} * ${idsWritten} + ${id}`;

/** The id in a key. */
export const idOf = (key: SQL): SQL => sql`${key} % ${idsWritten}`;

/** The time in a key: milliseconds UTC. */
export const timeOf = (key: SQL): SQL => sql`${key} / ${idsWritten} * ${minuteWritten}`;

/** Below the key of whatever ends after `at` (milliseconds UTC), not below that of what ends by then. */
export const keyAfter = (at: number): number => Math.floor(at / minute) * ids + ids - 1;
