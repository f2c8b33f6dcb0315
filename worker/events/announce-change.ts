import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { announce } from '../mail/announce.ts';
import { isPublic } from '../users/can.ts';
import { placeOf, toBoth } from './announce-to-visitors.ts';
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

/** An event as it was, and as it is now. */
export interface EventChange {
	before: EventRow;
	after: EventRow;
}

/** What is told of a change; nothing of one that nobody sees. What is over interests nobody. */
function newsOfChange({ before, after }: EventChange, now: number, quarter: number) {
	const was = whatChanged(before, after);
	const { id, title, slug, startAt, endAt, timeZone } = after;
	const isTold = was !== null && isPublic(before) && Math.max(before.endAt, endAt) > now;
	if (!isTold) return [];
	return toBoth({
		kind: 'event_changed',
		key: `${id}-${quarter}`,
		audience: 'participants',
		audienceId: id,
		data: { title, slug, startAt, endAt, timeZone, place: placeOf(after), was }
	});
}

/**
 * Statements that tell those who joined or saved public events of another time or place, from what to
 * what, when a quarter of an hour is over: those of each date of a series once.
 *
 * @param now milliseconds since 1970, UTC
 * @param isCurrent whether the events still are as they were read
 */
export function announceChanges(
	database: Database,
	changes: readonly EventChange[],
	now: number,
	isCurrent: SQL
) {
	const quarter = Math.floor(now / gatheredMs);
	const news = changes.flatMap((change) => newsOfChange(change, now, quarter));
	return announce(database, news, now, isCurrent, (quarter + 1) * gatheredMs);
}
