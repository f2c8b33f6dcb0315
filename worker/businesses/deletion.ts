import { and, eq, gt, inArray, isNotNull, lte, ne, notExists, or, sql } from 'drizzle-orm';
import { recordPurges, recordPurgesOf } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { businessCategories, businesses, eventBusinesses, events } from '../database/schema.ts';
import type { JobStep } from '../jobs/run.ts';
import { keepNamesOfDeleted } from './short-name.ts';

/** Events, and participations, of one step. */
const batchSize = 500;

/**
 * Statements of one step of the deletion of a business that is marked as deleted: they cancel what
 * it hosts, end its participations, and remove the business itself once nothing is left.
 *
 * @param now milliseconds since 1970, UTC
 */
export function deletionStep(database: Database, id: number, now: number) {
	const isDeleted = and(eq(businesses.id, id), isNotNull(businesses.deletedAt));
	const deleted = database.select({ id: businesses.id }).from(businesses).where(isDeleted);
	const isHosted = inArray(events.hostBusinessId, deleted);
	const hosted = database.select({ id: events.id }).from(events).where(isHosted);
	const isOpen = and(
		isHosted,
		or(and(gt(events.endAt, now), ne(events.status, 'cancelled')), eq(events.status, 'suspended'))
	);
	const isDone = and(
		isHosted,
		ne(events.status, 'suspended'),
		or(lte(events.endAt, now), eq(events.status, 'cancelled'))
	);
	const select = (condition: typeof isOpen) =>
		database.select({ id: events.id }).from(events).where(condition).limit(batchSize);
	const participations = database
		.select({ eventId: eventBusinesses.eventId })
		.from(eventBusinesses)
		.where(inArray(eventBusinesses.businessId, deleted));
	const isEmpty = and(isDeleted, notExists(hosted), notExists(participations));
	const empty = database.select({ id: businesses.id }).from(businesses).where(isEmpty);
	return [
		recordPurges(database, [tags.business(id), tags.listedBusiness(id)], now),
		// An event need not show who hosts it.
		recordPurgesOf(database, select(isOpen), now),
		database
			.update(events)
			.set({
				status: 'cancelled',
				// What was held back does not become public by being cancelled.
				approvedAt: sql`iif(${events.status} = 'suspended', NULL, ${events.approvedAt})`,
				version: sql`${events.version} + 1`,
				updatedAt: now
			})
			.where(inArray(events.id, select(isOpen))),
		database
			.update(events)
			.set({ hostBusinessId: null })
			.where(inArray(events.id, select(isDone))),
		database
			.delete(eventBusinesses)
			.where(
				and(
					inArray(eventBusinesses.businessId, deleted),
					inArray(eventBusinesses.eventId, participations.limit(batchSize))
				)
			),
		database.delete(businessCategories).where(inArray(businessCategories.businessId, empty)),
		keepNamesOfDeleted(database, isEmpty, now),
		database.delete(businesses).where(isEmpty)
	] as const;
}

/** Continues the deletion of a business with many events. */
export const deleteBusiness: JobStep = async ({ database, now }, key, progress) => {
	const id = Number(key);
	await database.batch(deletionStep(database, id, now()));
	const left = await database
		.select({ id: businesses.id })
		.from(businesses)
		.where(eq(businesses.id, id));
	return left.length === 0 ? null : progress + 1;
};
