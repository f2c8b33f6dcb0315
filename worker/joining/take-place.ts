import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses, eventBusinesses, events, joinRequests } from '../database/schema.ts';
import { addPostings } from '../database/sql/change-postings.ts';
import { isBusinessWithId } from '../database/sql/identify.ts';
import { remainingDays } from '../database/postings/posting.ts';
import { postingOfBusiness } from '../events/postings.ts';
import { hasPlace, idsOf, isJoined, isUnchanged } from './pair.ts';
import type { Pair } from './pair.ts';

/**
 * Statements that let a business take part, if there is a place: of two that want the last one, the
 * first gets it. They check the event and the business again, because both may have changed.
 *
 * @param condition the business does not take part unless it holds
 */
export function takePlace(database: Database, pair: Pair, condition: SQL | undefined, now: number) {
	const { event, business } = pair;
	const ids = idsOf(pair);
	const posting = remainingDays(postingOfBusiness(event, business.id), now);
	return [
		database
			.insert(eventBusinesses)
			.select((query) =>
				query
					.select({
						eventId: events.id,
						businessId: businesses.id,
						joinedAt: sql<number>`${now}`.as('joined_at')
					})
					.from(businesses)
					.innerJoin(events, isUnchanged(event))
					.where(and(isBusinessWithId(business.id), businesses.isVerified, hasPlace, condition))
			)
			.onConflictDoNothing(),
		...addPostings(database, [posting], isJoined(database, ids)),
		database
			.delete(joinRequests)
			.where(
				and(
					eq(joinRequests.eventId, ids.eventId),
					eq(joinRequests.businessId, ids.businessId),
					isJoined(database, ids)
				)
			)
	] as const;
}
