import { asc } from 'drizzle-orm';
import { events } from '../database/schema.ts';
import { isCancelled } from '../database/sql/cancelled-events.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { isPublic } from '../users/can.ts';
import { listEvents } from './lists.ts';
import { presentEvent } from './present.ts';
import { selectEvents } from './repository.ts';
import type { Event, FeedFilter } from './types.ts';

/** Events of a feed, and the cancelled ones among them. */
const limits = { events: 100, cancelled: 50 };

/**
 * The soonest events of a list for programs, with those that were cancelled: whoever has one in a
 * calendar needs to see that. In one round trip.
 */
export async function listForFeed(
	context: RequestContext,
	filter: FeedFilter
): Promise<Result<Event[]>> {
	const now = context.now();
	const [found, cancelled] = await Promise.all([
		listEvents(context, { ...filter, limit: limits.events }),
		selectEvents(context.database)
			.where(isCancelled(context.database, filter, now))
			.orderBy(asc(events.endAt))
			.limit(limits.cancelled)
	]);
	if (found.kind !== 'ok') return found;
	const shown = cancelled.filter(isPublic).map((row) => presentEvent(row, null, now));
	const all = [...found.value.items, ...shown];
	return ok(all.sort(byStart).slice(0, limits.events));
}

const byStart = (one: Event, other: Event) =>
	one.startAt < other.startAt ? -1 : one.startAt > other.startAt ? 1 : one.id - other.id;
