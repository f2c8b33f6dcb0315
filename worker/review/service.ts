import { and, asc, eq, gt } from 'drizzle-orm';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import { lists } from '../database/listing-constants.ts';
import { businesses, events, listings } from '../database/schema.ts';
import { idInKey } from '../database/sql/event-key.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { presentEvent } from '../events/present.ts';
import { eventFields, host, isHostOfEvent } from '../events/repository.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { err, ok } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Pending, ReviewService } from './types.ts';

const onlyModerators = err(
	403,
	'moderators_only',
	'Only for moderators',
	'Only moderators can review businesses and events. Ask to be added if you should be one.'
);

/** Something pending, with its sort key: the minute in which it was created, and its id. */
interface Queued {
	key: number;
	pending: Pending;
}

/** The queue of pending businesses and events. */
export const createReviewService = (context: RequestContext): ReviewService => ({
	async queue({ cursor, limit = defaultLimit } = {}) {
		const viewer = await currentViewer(context);
		if (!viewer) return notSignedIn;
		if (!viewer.isModerator) return onlyModerators;
		const position = cursor ? readCursor('review', cursor) : [0, 0];
		if (position?.length !== 2) return invalidCursor;
		const [afterBusiness = 0, afterEvent = 0] = position;
		// A full page of each kind, so that one round trip is enough.
		const [pendingBusinesses, pendingEvents] = await Promise.all([
			selectPendingBusinesses(context, afterBusiness, limit + 1),
			selectPendingEvents(context, afterEvent, limit + 1)
		]);
		const now = context.now();
		const queued = [
			...pendingBusinesses.map(({ key, business }): Queued => {
				const pending = { kind: 'business', business: presentBusiness(business, viewer) } as const;
				return { key: key ?? 0, pending };
			}),
			...pendingEvents.map(({ key, event }): Queued => {
				const pending = { kind: 'event', event: presentEvent(event, viewer, now) } as const;
				return { key: key ?? 0, pending };
			})
		].sort((a, b) => a.key - b.key);
		const last = queued.length > limit ? queued[limit - 1] : null;
		return ok({
			items: queued.slice(0, limit).map(({ pending }) => pending),
			nextCursor: last ? toCursor('review', positionAfter(last)) : null
		});
	}
});

const key = joinedColumn(listings.sortKey, 'listing_key');

const isPendingAfter = (listName: string, after: number) =>
	and(eq(listings.listName, listName), gt(listings.sortKey, after));

const selectPendingBusinesses = ({ database }: RequestContext, after: number, limit: number) =>
	database
		.select({ key, business: businessFields })
		.from(listings)
		.innerJoin(businesses, eq(businesses.id, idInKey(listings.sortKey)))
		.where(isPendingAfter(lists.pendingBusinesses, after))
		.orderBy(asc(listings.sortKey))
		.limit(limit);

const selectPendingEvents = ({ database }: RequestContext, after: number, limit: number) =>
	database
		.select({ key, event: eventFields })
		.from(listings)
		.innerJoin(events, eq(events.id, idInKey(listings.sortKey)))
		.leftJoin(host, isHostOfEvent)
		.where(isPendingAfter(lists.pendingEvents, after))
		.orderBy(asc(listings.sortKey))
		.limit(limit);

/** A business comes before an event with the same key, which then comes first on the next page. */
const positionAfter = ({ key, pending }: Queued) => [
	key,
	pending.kind === 'business' ? key - 1 : key
];
