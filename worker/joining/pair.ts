import { and, eq, exists, inArray, ne, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { BusinessRow } from '../businesses/types.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { eventBusinesses, events, joinRequests } from '../database/schema.ts';
import { idOfBusiness, idOfEvent } from '../database/sql/identify.ts';
import type { EventRow } from '../events/types.ts';
import type { RequestState, Standing } from './types.ts';

/** An event, and a business that may take part. */
export interface Pair {
	event: EventRow;
	business: BusinessRow;
	/** As it was read. */
	standing: Standing;
	/** Whether others waited for a place then. A host need not care. */
	isQueued: boolean;
}

interface Ids {
	eventId: number;
	businessId: number;
}

export const idsOf = ({ event, business }: Pair): Ids => ({
	eventId: event.id,
	businessId: business.id
});

/** The cached pages that show who takes part. */
export const tagsOf = ({ event, business }: Pair) => [
	tags.event(event.id),
	tags.business(business.id)
];

export const isParticipation = ({ eventId, businessId }: Ids) =>
	and(eq(eventBusinesses.eventId, eventId), eq(eventBusinesses.businessId, businessId));

/** Whether the business takes part. */
export const isJoined = (database: Database, ids: Ids): SQL =>
	exists(
		database
			.select({ id: eventBusinesses.eventId })
			.from(eventBusinesses)
			.where(isParticipation(ids))
	);

/** Matches the row of the pair, in one of these states. */
export const isRequest = ({ eventId, businessId }: Ids, states: readonly RequestState[]) =>
	and(
		eq(joinRequests.eventId, eventId),
		eq(joinRequests.businessId, businessId),
		inArray(joinRequests.state, [...states])
	);

/** Whether the business is in one of these states. */
export const isInState = (database: Database, ids: Ids, states: readonly RequestState[]): SQL =>
	exists(
		database.select({ id: joinRequests.eventId }).from(joinRequests).where(isRequest(ids, states))
	);

const waiting = alias(joinRequests, 'waiting');

/** Whether no other business waits for a place. */
export const nobodyElseWaits = (database: Database, { eventId, businessId }: Ids): SQL =>
	sql`NOT ${exists(
		database
			.select({ id: waiting.eventId })
			.from(waiting)
			.where(
				and(
					eq(waiting.eventId, eventId),
					eq(waiting.state, sql`'waiting'`),
					ne(waiting.businessId, businessId)
				)
			)
	)}`;

/** Whether the event of the current row has a place that nobody has taken. */
export const hasPlace: SQL = sql`(${events.capacity} IS NULL OR ${events.joinedCount} < ${events.capacity})`;

/** The same for an event that was read. */
export const hasRoom = ({ capacity, joinedCount }: Pick<EventRow, 'capacity' | 'joinedCount'>) =>
	capacity === null || joinedCount < capacity;

/** Whether an event has a place that nobody has taken. */
export const placeIn = (database: Database, eventId: number): SQL =>
	exists(
		database
			.select({ id: events.id })
			.from(events)
			.where(and(eq(events.id, eventId), hasPlace))
	);

/** Whether the event of the current row is public, and is when and how it was when it was read. */
export const isUnchanged = ({ id, startAt, endAt, joining }: EventRow) =>
	and(
		eq(events.id, id),
		eq(events.status, 'approved'),
		eq(events.startAt, startAt),
		eq(events.endAt, endAt),
		eq(events.joining, joining)
	);

/** A column with what a business has to do with an event. @param ids their ids, in SQL */
export const standingOf = (ids: { event: SQL; business: SQL }) => {
	const ofPair = sql`event_id = ${ids.event} AND business_id = ${ids.business}`;
	return sql<Standing>`coalesce(
		(SELECT 'joined' FROM ${eventBusinesses} WHERE ${ofPair}),
		(SELECT state FROM ${joinRequests} WHERE ${ofPair})
	)`.as('standing');
};

const pair = (event: string, business: string) =>
	sql`(SELECT ${idOfEvent(event)} AS event, ${idOfBusiness(business)} AS business LIMIT 1) pair`;

const standing = standingOf({ event: sql`pair.event`, business: sql`pair.business` });

const isQueued =
	sql`EXISTS (SELECT 1 FROM ${joinRequests} WHERE event_id = pair.event AND state = 'waiting' AND business_id <> pair.business)`
		.mapWith(Boolean)
		.as('is_queued');

/** A query for the standing of a business, both by their ids or slugs. It has one row. */
export const selectStanding = (database: Database, event: string, business: string) =>
	database.select({ standing }).from(pair(event, business));

/** The same, with whether others wait for a place. */
export const selectStandingAndQueue = (database: Database, event: string, business: string) =>
	database.select({ standing, isQueued }).from(pair(event, business));
