import { and, asc, eq, exists, gte, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses, events } from '../database/schema.ts';
import { enqueueJob } from '../jobs/queue.ts';
import type { JobStep } from '../jobs/run.ts';

/** Events of one step. */
const batchSize = 500;

/** Whether the status of an event is not the one that follows from its host. */
function isMisaligned(database: Database, businessId: number) {
	const host = (condition: ReturnType<typeof sql>) =>
		exists(
			database
				.select({ id: businesses.id })
				.from(businesses)
				.where(and(eq(businesses.id, businessId), condition))
		);
	return or(
		and(eq(events.status, 'suspended'), host(sql`${businesses.decision} IS NULL`)),
		and(eq(events.status, 'approved'), host(sql`${businesses.decision} = 'suspended'`)),
		and(eq(events.status, 'pending'), host(sql`${businesses.decision} IS NOT NULL`))
	);
}

/** The next events of a host, misaligned ones only, in the order of the index. */
const nextOf = (database: Database, businessId: number, endAt: number) =>
	database
		.select({ id: events.id })
		.from(events)
		.where(
			and(
				eq(events.hostBusinessId, businessId),
				gte(events.endAt, endAt),
				isMisaligned(database, businessId)
			)
		)
		.orderBy(asc(events.endAt))
		.limit(batchSize);

/** Catching up takes them off the lists, or puts them there again: their version changes. */
const alignNext = (database: Database, businessId: number, endAt: number, now: number) =>
	database
		.update(events)
		.set({
			status: sql`CASE WHEN ${events.status} <> 'suspended' THEN 'suspended'
				WHEN ${events.approvedAt} IS NULL THEN 'pending' ELSE 'approved' END`,
			version: sql`${events.version} + 1`,
			updatedAt: now
		})
		.where(inArray(events.id, nextOf(database, businessId, endAt)));

/**
 * Statements that hold back the events of a business that was declined or suspended, or release them
 * when it is not any more. The first five hundred follow at once, and the others by a job: until then
 * nobody is shown an event of a suspended business either.
 *
 * @param now milliseconds since 1970, UTC
 */
export const alignEvents = (database: Database, businessId: number, now: number) =>
	[
		alignNext(database, businessId, 0, now),
		enqueueJob(database, { kind: 'align-events', key: String(businessId) }, now, sql`TRUE`)
	] as const;

/** @param progress the end of the last event that follows its host */
export const alignEventsStep: JobStep = async ({ database, now }, key, progress) => {
	const businessId = Number(key);
	const next = nextOf(database, businessId, progress).as('next');
	const [[page]] = await database.batch([
		database
			.select({
				count: sql<number>`count(*)`.as('count'),
				last: sql<number | null>`max(${events.endAt})`.as('last')
			})
			.from(next)
			.innerJoin(events, eq(events.id, next.id)),
		alignNext(database, businessId, progress, now())
	]);
	return page && page.count === batchSize ? page.last : null;
};
