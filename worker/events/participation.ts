import { and, eq, sql } from 'drizzle-orm';
import { businessNotFound, notBusinessOwner } from '../businesses/errors.ts';
import { isOwner, maySeeBusiness } from '../businesses/permissions.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { eventBusinesses, businesses } from '../database/schema.ts';
import { isBusiness, isEvent } from '../database/sql/identify.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import { eventCancelled, eventEnded, eventNotFound } from './errors.ts';
import { listJoinableEvents } from './lists.ts';
import { isPublic } from './permissions.ts';
import { selectEvents } from './repository.ts';
import { participation } from './schema.ts';
import type { JoinableEvent, Participation } from './types.ts';

interface Pair {
	kind: 'pair';
	eventId: number;
	businessId: number;
}

/**
 * Finds the event and the business, if the business may join or leave the event. The order of the
 * checks reveals nothing: a business that is not public counts as not found, even for its owner;
 * then ownership is checked; then the event.
 */
async function findPair(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Pair | Err> {
	const { database, now } = context;
	const parsed = parseInput(participation, raw);
	const businessId = parsed.kind === 'valid' ? parsed.input.business_id : 0;
	const [viewer, [business], [event]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(database).where(eq(businesses.id, businessId)).limit(1),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (parsed.kind === 'error') return parsed;
	if (!business?.isVerified) return businessNotFound;
	if (!isOwner(business, viewer)) return notBusinessOwner;
	if (!event || !isPublic(event)) return eventNotFound;
	if (event.status === 'cancelled') return eventCancelled;
	if (event.endAt <= now()) return eventEnded;
	return { kind: 'pair', eventId: event.id, businessId };
}

const isPair = ({ eventId, businessId }: Pair) =>
	and(eq(eventBusinesses.eventId, eventId), eq(eventBusinesses.businessId, businessId));

/** Adds the viewer's business to an event. Joining twice has no further effect. */
export async function joinEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<Participation>> {
	const { database, now } = context;
	const pair = await findPair(context, idOrSlug, raw);
	if (pair.kind === 'error') return pair;
	const { eventId, businessId } = pair;
	const [inserted, rows] = await database.batch([
		// Selects the business again, because it may have been deleted since it was looked up.
		database
			.insert(eventBusinesses)
			.select((query) =>
				query
					.select({
						eventId: sql<number>`${eventId}`.as('event_id'),
						businessId: businesses.id,
						joinedAt: sql<number>`${now()}`.as('joined_at')
					})
					.from(businesses)
					.where(eq(businesses.id, businessId))
			)
			.onConflictDoNothing(),
		database.select({ eventId: eventBusinesses.eventId }).from(eventBusinesses).where(isPair(pair))
	]);
	if (rows.length === 0) return businessNotFound;
	return ok({ eventId, businessId, joined: true, already: inserted.meta.changes === 0 });
}

/** Removes the viewer's business from an event. Leaving twice has no further effect. */
export async function leaveEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<Participation>> {
	const pair = await findPair(context, idOrSlug, raw);
	if (pair.kind === 'error') return pair;
	const { eventId, businessId } = pair;
	const { meta } = await context.database.delete(eventBusinesses).where(isPair(pair));
	return ok({ eventId, businessId, joined: false, already: meta.changes === 0 });
}

/** Lists the events that the viewer's business can join or has joined. */
export async function findJoinable(
	context: RequestContext,
	idOrSlug: string,
	request: PageRequest & { q?: string | null } = {}
): Promise<Result<Page<JoinableEvent>>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const [[business], list] = await Promise.all([
		selectBusinesses(context.database).where(isBusiness(idOrSlug)).limit(1),
		listJoinableEvents(context, viewer, idOrSlug, request)
	]);
	if (!business || !maySeeBusiness(business, viewer)) return businessNotFound;
	return isOwner(business, viewer) ? list : notBusinessOwner;
}
