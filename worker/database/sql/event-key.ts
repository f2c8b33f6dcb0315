import { sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import { idsPerMinute, millisecondsPerDay, millisecondsPerMinute } from '../postings/sort-key.ts';

// Written into the SQL, because D1 binds every number as a float and sort keys are integers.
const ids = sql.raw(String(idsPerMinute));
const minute = sql.raw(String(millisecondsPerMinute));
const day = sql.raw(String(millisecondsPerDay));

/** The sort key of a time and an id: minutes since 1970 times 2^27, plus the id. */
export const sortKeyOf = (at: SQLWrapper, id: SQLWrapper): SQL =>
	sql`${at} / ${minute} * ${ids} + ${id}`;

/** The minute (since 1970, UTC) of a time in milliseconds: the pending queues are sorted by it. */
export const minuteOf = (at: SQLWrapper): SQL => sql`${at} / ${minute}`;

/** The id in a sort key. */
export const idInKey = (key: SQLWrapper): SQL => sql`${key} % ${ids}`;

/** The time in a sort key, in milliseconds UTC. */
export const timeInKey = (key: SQL): SQL => sql`${key} / ${ids} * ${minute}`;

/**
 * The start of the 24 hours that a sort key stands for, counted from the event's start.
 *
 * @param key contains the end of its 24 hours
 */
export const listedDayStart = (key: SQL, startAt: SQLWrapper): SQL =>
	sql`(${startAt} + (${timeInKey(key)} - ${startAt} - 1) / ${day} * ${day})`;

/** Whether a sort key is one that an event with these times has now. */
export const isKeyOf = (key: SQL, startAt: SQLWrapper, endAt: SQLWrapper): SQL => sql`(
	${timeInKey(key)} = ${endAt} OR (
		${timeInKey(key)} > ${startAt} AND ${timeInKey(key)} < ${endAt}
		AND (${timeInKey(key)} - ${startAt}) % ${day} = 0
	)
)`;
