import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businessColumns, toBusiness } from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/repository.ts';
import type { Core } from '../core.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { usualLimit } from '../listing/page.ts';
import { done } from '../http/result.ts';
import { invalidCursor, noSuch } from '../http/refusal.ts';
import { isNamed, maySee, selectEvents, toEvent } from './repository.ts';
import type { EventRow } from './repository.ts';
import type { Events } from './types.ts';

type Joined = { joined_at: number; business_id: number };
type ParticipantRow = Joined & (BusinessRow | { [column in keyof BusinessRow]: null });

/** Everybody who takes part in an event, part by part. */
export function participantsOf(core: Core): Events['participants'] {
	const { viewer, ask } = core;

	return async (idOrSlug, { cursor, limit = usualLimit } = {}) => {
		const position = cursor ? readCursor('participants', cursor) : [0, 0];
		if (position?.length !== 2) return invalidCursor;
		const [joinedAt = 0, businessId = 0] = position;
		const [[event], rows] = await Promise.all([
			ask<EventRow>(selectEvents(isNamed(idOrSlug))),
			ask<ParticipantRow>(
				selectParticipants(isNamed(idOrSlug), { joinedAt, businessId }, limit + 1)
			)
		]);
		if (!event || !maySee(event, viewer)) return noSuch('event');
		const last = rows.length > limit ? rows[limit - 1] : null;
		const nextCursor = last ? toCursor('participants', [last.joined_at, last.business_id]) : null;
		const items = rows
			.slice(0, limit)
			.flatMap((row) => (row.id === null ? [] : [toBusiness(row, viewer)]));
		return done({ event: toEvent(event, core), items, nextCursor });
	};
}

/** Who is not verified takes a row and is not shown: what is read has a bound whoever joined. */
const selectParticipants = (
	event: SQL,
	{ joinedAt, businessId }: { joinedAt: number; businessId: number },
	limit: number
): SQL => sql`SELECT p.joined_at, p.business_id, ${businessColumns} FROM (
		SELECT joined_at, business_id FROM event_businesses
		WHERE event_id = (SELECT e.id FROM events e WHERE ${event})
			AND (joined_at, business_id) > (${joinedAt}, ${businessId})
		ORDER BY joined_at, business_id LIMIT ${limit}
	) p LEFT JOIN businesses b ON b.id = p.business_id AND b.is_verified
	ORDER BY p.joined_at, p.business_id`;
