import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { selectBusinesses } from '../businesses/repository.ts';
import { maySeeBusiness } from '../businesses/permissions.ts';
import { eventBusinesses, businesses, events } from '../database/schema.ts';
import { idInKey, keyAfter, sortKeyOf, toMinute } from '../database/sql/event-key.ts';
import { joinEvents, listOfBusiness, scanEvents } from '../database/sql/event-scan.ts';
import { isBusiness } from '../database/sql/identify.ts';
import {
	indexScan,
	inPageOrder,
	maxRowsFor,
	nextKey,
	pageFields,
	pageKey,
	scanKey,
	scanPage
} from '../database/sql/index-scan.ts';
import type { Direction, KeyQuery } from '../database/sql/index-scan.ts';
import { invalidCursor } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { toMatch } from '../listing/full-text.ts';
import { defaultLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { presentEvent } from './present.ts';
import { eventFields, host, isHostOfEvent, selectEvents } from './repository.ts';
import type { Event, EventFilter, JoinableEvent } from './types.ts';

const emptyPage: Page<never> = { items: [], nextCursor: null };

interface Scan {
	keys: KeyQuery;
	where: SQL;
	direction: Direction;
	limit: number;
}

/** The events of a page. @param isJoined a condition that is evaluated for each event */
const selectPage = (
	{ database }: Pick<RequestContext, 'database'>,
	scan: Scan,
	isJoined: SQL = sql`FALSE`
) =>
	database
		.select({
			...pageFields,
			event: eventFields,
			isJoined: sql`${isJoined}`.mapWith(Boolean).as('is_joined')
		})
		.from(scanPage({ ...scan, join: joinEvents }))
		.leftJoin(events, eq(events.id, idInKey(pageKey)))
		.leftJoin(host, isHostOfEvent)
		.orderBy(inPageOrder(scan.direction));

type PageRows = Awaited<ReturnType<typeof selectPage>>;

/** A scan for the events that match a filter, and a function that makes a page of its rows. */
interface UpcomingScan {
	scan: Scan;
	toPage: <T>(rows: PageRows, present: (row: PageRows[number]) => T[]) => Page<T>;
}

/**
 * Plans a page of approved events that have not ended. The cursor keeps the time of the first page,
 * so that no event is repeated or skipped. It is a whole minute, so that equal pages have equal
 * ETags.
 *
 * @param precondition nothing is read unless it holds
 * @returns null if nothing can match; an error for a cursor of another list
 */
function planUpcoming(
	{ now }: RequestContext,
	filter: EventFilter,
	precondition?: SQL
): UpcomingScan | typeof invalidCursor | null {
	const { cursor, q, limit = defaultLimit } = filter;
	const position = cursor ? readCursor('events', cursor) : [filter.from ?? toMinute(now())];
	if (position?.length !== (cursor ? 2 : 1)) return invalidCursor;
	const match = q ? toMatch(q) : null;
	if (q && match === null) return null;
	const [from = 0, after = null] = position;
	const { keys, where, maxRows } = scanEvents(
		{ ...filter, match, from, limit },
		after,
		precondition
	);
	return {
		scan: { keys, where, limit, direction: 'ascending' },
		toPage(rows, present) {
			const next = nextKey(rows, limit, maxRows);
			return {
				items: rows.flatMap(present).slice(0, limit),
				nextCursor: next === null ? null : toCursor('events', [from, next])
			};
		}
	};
}

/** Lists upcoming events; those of one business only for viewers who may see the business. */
export async function listEvents(
	context: RequestContext,
	filter: EventFilter = {}
): Promise<Result<Page<Event>>> {
	const plan = planUpcoming(context, filter);
	if (plan === null) return ok(emptyPage);
	if ('kind' in plan) return plan;
	const { business: named } = filter;
	const [viewer, rows, [business]] = await Promise.all([
		currentViewer(context),
		selectPage(context, plan.scan),
		named ? selectBusinesses(context.database).where(isBusiness(named)).limit(1) : []
	]);
	if (named && !(business && maySeeBusiness(business, viewer))) return ok(emptyPage);
	const now = context.now();
	return ok(plan.toPage(rows, ({ event }) => (event ? [presentEvent(event, viewer, now)] : [])));
}

/** The events that a business can join. Reads nothing unless the viewer owns the business. */
export async function listJoinableEvents(
	context: RequestContext,
	owner: Viewer,
	business: string,
	request: PageRequest & { q?: string | null }
): Promise<Result<Page<JoinableEvent>>> {
	const isOwned = and(isBusiness(business), eq(businesses.ownerId, owner.id));
	const owned = sql`(SELECT ${businesses.id} FROM ${businesses} WHERE ${isOwned})`;
	const plan = planUpcoming(context, request, sql`${owned} IS NOT NULL`);
	if (plan === null) return ok(emptyPage);
	if ('kind' in plan) return plan;
	const hasJoined = and(
		eq(eventBusinesses.eventId, events.id),
		eq(eventBusinesses.businessId, owned)
	);
	const rows = await selectPage(
		context,
		plan.scan,
		sql`EXISTS (SELECT 1 FROM ${eventBusinesses} WHERE ${hasJoined})`
	);
	const now = context.now();
	return ok(
		plan.toPage(rows, ({ event, isJoined }) =>
			event ? [{ ...presentEvent(event, owner, now), isJoined }] : []
		)
	);
}

/** Approved events of a business that have ended, newest first. */
export async function listPastEvents(
	context: RequestContext,
	business: string,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Event>>> {
	const now = context.now();
	const position = cursor ? readCursor('pastevents', cursor) : [keyAfter(now) + 1];
	if (position?.length !== 1) return invalidCursor;
	const [after = 0] = position;
	const maxRows = maxRowsFor(limit, true);
	const direction = 'descending';
	const [viewer, rows] = await Promise.all([
		currentViewer(context),
		selectPage(context, {
			keys: indexScan({ listNames: listOfBusiness(business), after, direction, maxRows }),
			where: sql`${scanKey} = ${sortKeyOf(events.endAt, events.id)}`,
			direction,
			limit
		})
	]);
	const next = nextKey(rows, limit, maxRows);
	return ok({
		items: rows
			.flatMap(({ event }) => (event ? [presentEvent(event, viewer, now)] : []))
			.slice(0, limit),
		nextCursor: next === null ? null : toCursor('pastevents', [next])
	});
}

/** The events that the viewer announced, in any status, newest first. */
export async function listOwnEvents(
	context: RequestContext,
	viewer: Viewer,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Event>>> {
	const position = cursor ? readCursor('myevents', cursor) : [Number.MAX_SAFE_INTEGER];
	if (position?.length !== 1) return invalidCursor;
	const [before = 0] = position;
	const rows = await selectEvents(context.database)
		.where(and(eq(events.createdBy, viewer.id), lt(events.id, before)))
		.orderBy(desc(events.id))
		.limit(limit + 1);
	const last = rows.length > limit ? rows[limit - 1] : null;
	const now = context.now();
	return ok({
		items: rows.slice(0, limit).map((row) => presentEvent(row, viewer, now)),
		nextCursor: last ? toCursor('myevents', [last.id]) : null
	});
}
