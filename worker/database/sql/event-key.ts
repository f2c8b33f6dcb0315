import { sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import { daysListed, idsPerMinute, millisecondsPerMinute } from '../listing-constants.ts';

/** Milliseconds in the 24 hours that one listing of a longer event stands for. */
export const millisecondsPerDay = 24 * 60 * millisecondsPerMinute;

/** The longest event, in milliseconds: it has this many listings. */
export const longestEvent = daysListed * millisecondsPerDay;

/** Rounds a time (milliseconds UTC) down to its minute: sort keys tell no more. */
export const toMinute = (at: number): number =>
	Math.floor(at / millisecondsPerMinute) * millisecondsPerMinute;

// Written into the SQL, because D1 binds every number as a float and sort keys are integers.
const ids = sql.raw(String(idsPerMinute));
const minute = sql.raw(String(millisecondsPerMinute));
const day = sql.raw(String(millisecondsPerDay));

/** The sort key of a time and an id: minutes since 1970 times 2^27, plus the id. */
export const sortKeyOf = (at: SQLWrapper, id: SQLWrapper): SQL =>
	sql`${at} / ${minute} * ${ids} + ${id}`;

/** The id in a sort key. */
export const idInKey = (key: SQLWrapper): SQL => sql`${key} % ${ids}`;

/** The time in a sort key, in milliseconds UTC. */
export const timeInKey = (key: SQL): SQL => sql`${key} / ${ids} * ${minute}`;

/**
 * When the day begins that a listing stands for: 24 hours each, counted from the event's start.
 *
 * @param key the sort key of the listing, which holds when that day ends
 */
export const listedDayStart = (key: SQL, startAt: SQLWrapper): SQL =>
	sql`(${startAt} + (${timeInKey(key)} - ${startAt} - 1) / ${day} * ${day})`;

/** The sort key after those of everything that has ended by a time (milliseconds UTC). */
export const keyAfter = (at: number): number =>
	Math.floor(at / millisecondsPerMinute) * idsPerMinute + idsPerMinute - 1;
