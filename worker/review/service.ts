import { and, asc, eq, gt, gte, isNull, or, sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import { businesses, events, series } from '../database/schema.ts';
import { minuteOf, sortKeyOf } from '../database/sql/event-key.ts';
import { presentEvent } from '../events/present.ts';
import { eventFields, host, isHostOfEvent, isSeriesOfEvent } from '../events/repository.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import { idsPerMinute } from '../database/postings/sort-key.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { onlyModerators } from './errors.ts';
import type { Pending, ReviewService } from './types.ts';

/** Something pending, with its sort key: the minute in which it was created, and its id. */
interface Queued {
	key: number;
	pending: Pending;
}

/** The queue of pending businesses and events: of those that the viewer may decide. */
export const createReviewService = (context: RequestContext): ReviewService => ({
	async queue({ cursor, limit = defaultLimit } = {}) {
		const viewer = await currentViewer(context);
		if (!viewer) return notSignedIn;
		if (!can(viewer, 'moderate')) return onlyModerators;
		const position = cursor ? readCursor('review', cursor) : [0, 0];
		if (position?.length !== 2) return invalidCursor;
		const [afterBusiness = 0, afterEvent = 0] = position;
		// A full page of each kind, so that one round trip is enough.
		const [pendingBusinesses, pendingEvents] = await Promise.all([
			can(viewer, 'verify') ? selectPendingBusinesses(context, afterBusiness, limit + 1) : [],
			can(viewer, 'review') ? selectPendingEvents(context, afterEvent, limit + 1) : []
		]);
		const now = context.now();
		const queued = [
			...pendingBusinesses.map(({ key, business }): Queued => {
				const pending = { kind: 'business', business: presentBusiness(business, viewer) } as const;
				return { key, pending };
			}),
			...pendingEvents.map(({ key, event }): Queued => {
				const pending = { kind: 'event', event: presentEvent(event, viewer, now) } as const;
				return { key, pending };
			})
		].sort((a, b) => a.key - b.key);
		const last = queued.length > limit ? queued[limit - 1] : null;
		return ok({
			items: queued.slice(0, limit).map(({ pending }) => pending),
			nextCursor: last ? toCursor('review', positionAfter(last)) : null
		});
	}
});

/** Whether something comes after a key. The first condition is a range of its index. */
function isAfter(createdAt: Column, id: Column, after: number): SQL | undefined {
	const minute = Math.floor(after / idsPerMinute);
	return and(
		gte(minuteOf(createdAt), minute),
		or(gt(minuteOf(createdAt), minute), gt(id, after % idsPerMinute))
	);
}

const keyColumn = (createdAt: Column, id: Column) =>
	sortKeyOf(createdAt, id).mapWith(Number).as('sort_key');

const selectPendingBusinesses = ({ database }: RequestContext, after: number, limit: number) =>
	database
		.select({
			key: keyColumn(businesses.createdAt, businesses.id),
			business: businessFields
		})
		.from(businesses)
		.where(
			and(
				sql`NOT ${businesses.isVerified}`,
				isNull(businesses.decision),
				isNull(businesses.deletedAt),
				isAfter(businesses.createdAt, businesses.id, after)
			)
		)
		.orderBy(minuteOf(businesses.createdAt), asc(businesses.id))
		.limit(limit);

const selectPendingEvents = ({ database }: RequestContext, after: number, limit: number) =>
	database
		.select({ key: keyColumn(events.createdAt, events.id), event: eventFields })
		.from(events)
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent)
		.where(and(eq(events.status, sql`'pending'`), isAfter(events.createdAt, events.id, after)))
		.orderBy(minuteOf(events.createdAt), asc(events.id))
		.limit(limit);

/** A business comes before an event with the same key, which then comes first on the next page. */
const positionAfter = ({ key, pending }: Queued) => [
	key,
	pending.kind === 'business' ? key - 1 : key
];
