import { sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import { daysListed, idsPerMinute, millisecondsPerMinute } from '../listing-constants.ts';

/** Milliseconds that one listing of a longer event covers: 24 hours. */
export const millisecondsPerDay = 24 * 60 * millisecondsPerMinute;

/** The maximum duration of an event, in milliseconds. */
export const maxEventMs = daysListed * millisecondsPerDay;

/** Rounds a time (milliseconds UTC) down to the minute, the precision of sort keys. */
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
 * The start of the 24 hours that a listing covers, counted from the event's start.
 *
 * @param key the sort key of the listing, which contains the end of its 24 hours
 */
export const listedDayStart = (key: SQL, startAt: SQLWrapper): SQL =>
	sql`(${startAt} + (${timeInKey(key)} - ${startAt} - 1) / ${day} * ${day})`;

/** The last sort key of what has ended by a time (milliseconds UTC). */
export const keyAfter = (at: number): number =>
	Math.floor(at / millisecondsPerMinute) * idsPerMinute + idsPerMinute - 1;
