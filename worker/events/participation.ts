import { and, eq, exists, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businessNotFound, notBusinessOwner } from '../businesses/errors.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/types.ts';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { eventBusinesses, businesses, events } from '../database/schema.ts';
import { addPostings, removePostings } from '../database/sql/change-postings.ts';
import { isBusiness, isBusinessWithId, isEvent } from '../database/sql/identify.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import { remainingDays } from '../database/postings/posting.ts';
import type { RequestContext } from '../request-context.ts';
import { can, isPublic } from '../users/can.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { eventCancelled, eventEnded, eventNotFound } from './errors.ts';
import { listJoinableEvents } from './lists.ts';
import { postingOfBusiness } from './postings.ts';
import { selectEvents } from './repository.ts';
import { participation } from './schema.ts';
import { dayOf, newsOf, tellHost } from './tell-host.ts';
import type { EventRow, JoinableEvent, Participation } from './types.ts';

interface Pair {
	kind: 'pair';
	event: EventRow;
	business: BusinessRow;
	businessId: number;
	by: Viewer;
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
		selectBusinesses(database).where(isBusinessWithId(businessId)).limit(1),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (parsed.kind === 'error') return parsed;
	if (!business?.isVerified) return businessNotFound;
	if (!can(viewer, 'manage_business', business)) return notBusinessOwner;
	if (!event || !isPublic(event)) return eventNotFound;
	if (event.status === 'cancelled') return eventCancelled;
	if (event.endAt <= now()) return eventEnded;
	return { kind: 'pair', event, business, businessId, by: viewer };
}

const isPair = ({ event, businessId }: Pair) =>
	and(eq(eventBusinesses.eventId, event.id), eq(eventBusinesses.businessId, businessId));

const tagsOf = ({ event, businessId }: Pair) => [tags.event(event.id), tags.business(businessId)];

/** Whether the event is public and takes place when it did when it was read. */
const isUnchanged = ({ id, startAt, endAt }: EventRow) =>
	and(
		eq(events.id, id),
		eq(events.status, 'approved'),
		eq(events.startAt, startAt),
		eq(events.endAt, endAt)
	);

/** How often joining is tried again because the event or the business changed meanwhile. */
const attempts = 2;

/** Adds the viewer's business to an event. Joining twice has no further effect. */
export async function joinEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<Participation>> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const pair = await findPair(context, idOrSlug, raw);
		if (pair.kind === 'error') return pair;
		const { isJoined, already } = await insertPair(context, pair);
		const { event, businessId } = pair;
		if (isJoined) return ok({ eventId: event.id, businessId, joined: true, already });
	}
	return businessNotFound;
}

/** Selects the business and the event again, because they may have changed since the look-up. */
async function insertPair({ database, now }: RequestContext, pair: Pair) {
	const { event, businessId } = pair;
	const isListed = exists(
		database.select({ id: eventBusinesses.eventId }).from(eventBusinesses).where(isPair(pair))
	);
	const at = now();
	const posting = remainingDays(postingOfBusiness(event, businessId), at);
	const joinedNow = and(isPair(pair), eq(eventBusinesses.joinedAt, at));
	const hasJoined = exists(
		database.select({ id: eventBusinesses.eventId }).from(eventBusinesses).where(joinedNow)
	);
	const [inserted, , , rows] = await database.batch([
		database
			.insert(eventBusinesses)
			.select((query) =>
				query
					.select({
						eventId: events.id,
						businessId: businesses.id,
						joinedAt: sql<number>`${at}`.as('joined_at')
					})
					.from(businesses)
					.innerJoin(events, isUnchanged(event))
					.where(isBusinessWithId(businessId))
			)
			.onConflictDoNothing(),
		...addPostings(database, [posting], isListed),
		database.select({ eventId: eventBusinesses.eventId }).from(eventBusinesses).where(isPair(pair)),
		tellOf('business_joined', database, pair, at, hasJoined),
		recordPurges(database, tagsOf(pair), at)
	]);
	return { isJoined: rows.length > 0, already: inserted.meta.changes === 0 };
}

/** Tells the host who has joined or left, once a day however often they do. */
const tellOf = (
	kind: 'business_joined' | 'business_left',
	database: Database,
	{ event, business, by }: Pair,
	at: number,
	condition: SQL
) =>
	tellHost(
		database,
		event,
		{
			kind,
			key: `${event.id}-${business.id}-${dayOf(at)}`,
			data: { ...newsOf(event), business: business.name }
		},
		by.id,
		at,
		condition
	);

/** Removes the viewer's business from an event. Leaving twice has no further effect. */
export async function leaveEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<Participation>> {
	const { database, now } = context;
	const pair = await findPair(context, idOrSlug, raw);
	if (pair.kind === 'error') return pair;
	const { event, businessId } = pair;
	// A host that leaves stays listed as the host.
	const removed = event.hostId === businessId ? [] : [postingOfBusiness(event, businessId)];
	const isIn = exists(
		database.select({ id: eventBusinesses.eventId }).from(eventBusinesses).where(isPair(pair))
	);
	const [, { meta }] = await database.batch([
		tellOf('business_left', database, pair, now(), isIn),
		database.delete(eventBusinesses).where(isPair(pair)),
		removePostings(database, removed, sql`TRUE`),
		recordPurges(database, tagsOf(pair), now())
	]);
	return ok({ eventId: event.id, businessId, joined: false, already: meta.changes === 0 });
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
	if (!business || !can(viewer, 'see_business', business)) return businessNotFound;
	return can(viewer, 'manage_business', business) ? list : notBusinessOwner;
}
