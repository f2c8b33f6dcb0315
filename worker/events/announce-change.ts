import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { isPublic } from '../users/can.ts';
import { announceToBoth, placeOf } from './announce-to-visitors.ts';
import type { EventRow } from './types.ts';

/** When and where an event was, as far as that has changed; null if it has not. */
function whatChanged(row: EventRow, changed: EventRow) {
	const isTime = row.startAt !== changed.startAt || row.endAt !== changed.endAt;
	const isPlace = placeOf(row) !== placeOf(changed);
	if (!isTime && !isPlace) return null;
	return {
		...(isTime && { startAt: row.startAt, endAt: row.endAt }),
		...(isPlace && { place: placeOf(row) })
	};
}

/** Changes within a quarter of an hour are one message: nobody is written to more often about an event. */
export const gatheredMs = 15 * 60_000;

/**
 * Statements that tell those who joined or saved a public event of another time or place, from what to
 * what, when a quarter of an hour is over. What is over interests nobody.
 *
 * @param now milliseconds since 1970, UTC
 * @param isCurrent whether the event still is as it was read
 */
export function announceChange(
	database: Database,
	row: EventRow,
	changed: EventRow,
	now: number,
	isCurrent: SQL
) {
	const was = whatChanged(row, changed);
	const { id, title, slug, startAt, endAt, timeZone } = changed;
	const quarter = Math.floor(now / gatheredMs);
	const isTold = was !== null && isPublic(row) && Math.max(row.endAt, endAt) > now;
	return announceToBoth(
		database,
		{
			kind: 'event_changed',
			key: `${id}-${quarter}`,
			audience: 'participants',
			audienceId: id,
			data: { title, slug, startAt, endAt, timeZone, place: placeOf(changed), was: was ?? {} }
		},
		now,
		sql`${isTold} AND ${isCurrent}`,
		(quarter + 1) * gatheredMs
	);
}
