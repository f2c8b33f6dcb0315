import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { selectBusinesses } from '../businesses/repository.ts';
import { recordPurges } from '../cache/record-purges.ts';
import type { Database } from '../database/client.ts';
import { businesses, events, joinRequests } from '../database/schema.ts';
import { selectEvents } from '../events/repository.ts';
import type { JobStep } from '../jobs/run.ts';
import { idsOf, isInState, isJoined, tagsOf } from './pair.ts';
import type { Pair } from './pair.ts';
import { takePlace } from './take-place.ts';
import { tellBusiness, tellHostOf } from './tell.ts';

/** Businesses of one step. */
const batchSize = 10;

const isWaitingFor = (eventId: number) =>
	and(eq(joinRequests.eventId, eventId), eq(joinRequests.state, sql`'waiting'`));

/** Gives the free places of an event to those that wait for one, in their order. */
export const promoteWaiting: JobStep = async ({ database, now }, key, progress) => {
	const eventId = Number(key);
	const first = database
		.select({ businessId: joinRequests.businessId })
		.from(joinRequests)
		.where(isWaitingFor(eventId))
		.orderBy(asc(joinRequests.since), asc(joinRequests.businessId))
		.limit(batchSize);
	const [[event], waiting, found] = await Promise.all([
		selectEvents(database).where(eq(events.id, eventId)).limit(1),
		first,
		selectBusinesses(database).where(
			and(inArray(businesses.id, first), isNull(businesses.deletedAt))
		)
	]);
	if (event?.status !== 'approved' || event.endAt <= now() || waiting.length === 0) return null;
	const free = (event.capacity ?? Infinity) - event.joinedCount;
	if (free <= 0) return null;
	const next = waiting.slice(0, free).map(({ businessId }) => ({
		businessId,
		business: found.find(({ id, isVerified }) => id === businessId && isVerified)
	}));
	await database.batch([
		// One that is not public any more holds up nobody.
		database.delete(joinRequests).where(
			and(
				isWaitingFor(eventId),
				inArray(
					joinRequests.businessId,
					next.filter(({ business }) => !business).map(({ businessId }) => businessId)
				)
			)
		),
		...next.flatMap(({ business }) =>
			business
				? promote(database, { event, business, standing: 'waiting', isQueued: true }, now())
				: []
		)
	]);
	return progress + 1;
};

function promote(database: Database, pair: Pair, now: number) {
	const ids = idsOf(pair);
	const told = { by: null, now, condition: isJoined(database, ids) };
	return [
		...takePlace(database, pair, isInState(database, ids, ['waiting']), now),
		tellBusiness(database, 'place_free', pair, told),
		tellHostOf(database, 'business_joined', pair, told),
		recordPurges(database, tagsOf(pair), now)
	];
}
