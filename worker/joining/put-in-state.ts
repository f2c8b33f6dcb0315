import { and, exists, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses, events, joinRequests } from '../database/schema.ts';
import { isBusinessWithId } from '../database/sql/identify.ts';
import { idsOf, isJoined, isUnchanged } from './pair.ts';
import type { Pair } from './pair.ts';
import type { RequestState } from './types.ts';

/**
 * A statement that brings a business into a state in which it does not take part yet, unless it has
 * taken a place in the same batch.
 *
 * @param from the states that it may be in before
 */
export function putInState(
	database: Database,
	pair: Pair,
	state: RequestState,
	{ by, now, from, condition }: { by: string; now: number; from: RequestState[]; condition: SQL }
) {
	const { event, business } = pair;
	const isNow = database
		.select({ id: events.id })
		.from(businesses)
		.innerJoin(events, isUnchanged(event))
		.where(and(isBusinessWithId(business.id), businesses.isVerified));
	const states = sql`(SELECT value FROM json_each(${JSON.stringify(from)}))`;
	return database
		.insert(joinRequests)
		.select(
			sql`SELECT ${event.id}, ${business.id}, ${state}, NULL, ${by}, ${now}, ${event.endAt}
				WHERE NOT ${isJoined(database, idsOf(pair))} AND ${exists(isNow)} AND ${condition}`
		)
		.onConflictDoUpdate({
			target: [joinRequests.eventId, joinRequests.businessId],
			set: { state, reason: null, personId: by, since: now },
			setWhere: sql`${joinRequests.state} IN ${states}`
		});
}
