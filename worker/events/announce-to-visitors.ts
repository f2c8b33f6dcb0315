import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { announce } from '../mail/announce.ts';
import type { Announcement } from '../mail/announce.ts';
import { isPublic } from '../users/can.ts';
import { newsOf } from './tell-host.ts';
import type { EventRow } from './types.ts';

/** The same message to those who joined an event and to those who saved it. */
export const toBoth = (toParticipants: Announcement): Announcement[] => [
	toParticipants,
	{ ...toParticipants, audience: 'savers' }
];

/**
 * Statements that tell those who joined or saved a public event that it is cancelled.
 *
 * @param now milliseconds since 1970, UTC
 * @param condition nobody is told unless it holds
 */
export const announceCancellation = (
	database: Database,
	row: EventRow,
	now: number,
	condition: SQL
) =>
	announce(
		database,
		toBoth({
			...{ kind: 'event_cancelled', key: String(row.id), data: newsOf(row) },
			...{ audience: 'participants', audienceId: row.id }
		}),
		now,
		sql`${isPublic(row) && row.endAt > now} AND ${condition}`
	);

/** Statements that tell those who follow its host of an event that is public now: once for a series. */
export function announceEvent(database: Database, row: EventRow, now: number, condition: SQL) {
	const { id, seriesId, hostId, hostName } = row;
	const isTold = hostId !== null && row.hostIsVerified === true && row.endAt > now;
	return announce(
		database,
		[
			{
				kind: 'event_announced',
				key: seriesId === null ? String(id) : `series-${seriesId}`,
				audience: 'followers',
				audienceId: hostId ?? 0,
				data: { ...newsOf(row), place: placeOf(row), business: hostName ?? '' }
			}
		],
		now,
		sql`${isTold} AND ${condition}`
	);
}

/** Name and address of where an event takes place. */
export const placeOf = ({ locationName, address }: Pick<EventRow, 'locationName' | 'address'>) =>
	[locationName, address].filter(Boolean).join(', ');
