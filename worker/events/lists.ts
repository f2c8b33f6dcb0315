import { and, desc, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { selectBusinesses } from '../businesses/repository.ts';
import { events, series } from '../database/schema.ts';
import { idInKey, sortKeyOf } from '../database/sql/event-key.ts';
import { listOfBusiness, scanEvents } from '../database/sql/event-scan.ts';
import { isBusiness } from '../database/sql/identify.ts';
import {
	continuationOf,
	inPageOrder,
	pageFields,
	pageKey,
	scanPage
} from '../database/sql/list-scan.ts';
import type { ListScan } from '../database/sql/list-scan.ts';
import { flattenOnce } from '../database/flat-sql.ts';
import { invalidCursor } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { distanceKm } from '../database/postings/circle.ts';
import { lists } from '../database/postings/list-names.ts';
import { defaultLimit, maxCount } from '../listing/page.ts';
import type { ItemCount, Page, PageRequest } from '../listing/page.ts';
import { readWithCorrection, toSearch } from '../listing/search.ts';
import type { Search } from '../listing/search.ts';
import { keyAfter, toMinute } from '../database/postings/sort-key.ts';
import type { RequestContext } from '../request-context.ts';
import { can, isPublic } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { daysIn, localRanges } from './days.ts';
import { isOwnEvent } from './own-events.ts';
import { presentEvent } from './present.ts';
import { eventFields, host, isHostOfEvent, isSeriesOfEvent, selectEvents } from './repository.ts';
import type { Event, EventFilter, EventRow } from './types.ts';

const emptyPage: Page<never> = { items: [], nextCursor: null };

interface PageSource {
	rows: SQL;
	direction: ListScan['direction'];
}

/** @param key names all that the scan depends on, if it is likely to be asked for again */
const toSource = (scan: ListScan, key: string | null = null): PageSource => ({
	rows: key === null ? scanPage(scan) : flattenOnce(key, () => scanPage(scan)),
	direction: scan.direction
});

/** The events of a page. @param detail a text that is looked up for each event */
const selectPage = (
	{ database }: Pick<RequestContext, 'database'>,
	{ rows, direction }: PageSource,
	detail: SQL = sql`NULL`
) =>
	database
		.select({
			...pageFields,
			event: eventFields,
			detail: sql<string | null>`${detail}`.as('detail')
		})
		.from(rows)
		.leftJoin(events, eq(events.id, idInKey(pageKey)))
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent)
		.orderBy(inPageOrder(direction));

type PageRows = Awaited<ReturnType<typeof selectPage>>;

/** A scan for the events that match a filter, and a function that makes a page of its rows. */
interface UpcomingScan {
	search: Search | null;
	/** @param search the one to scan for, corrected perhaps */
	sourceFor: (search: Search | null) => PageSource;
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
	const search = q ? toSearch(q, lists.eventsWithWord) : null;
	if (q && search === null) return null;
	const [from = 0, after = null] = position;
	const countTo = filter.counts ? maxCount : undefined;
	return {
		search,
		sourceFor(searched) {
			const words = searched?.conditions ?? [];
			const scanned = { ...filter, ...timesFor(filter, from), words, limit, countTo };
			const key = precondition || searched ? null : JSON.stringify([scanned, after]);
			return toSource(scanEvents(scanned, after, precondition), key);
		},
		toPage(rows, present) {
			const { nextKey, isIncomplete } = continuationOf(rows, limit);
			return {
				items: rows.flatMap(present).slice(0, limit),
				nextCursor: nextKey === null ? null : toCursor('events', [from, nextKey]),
				...(countTo !== undefined && { count: countOf(rows) }),
				...(isIncomplete && { isIncomplete })
			};
		}
	};
}

/** When the events of a list take place. @param now of its first page, or `from` of the filter */
export function timesFor({ when, timeZone, to = null }: EventFilter, now: number) {
	if (!when) return { from: now, to };
	if (!timeZone) return { from: now, to, days: localRanges(when, now) };
	const days = daysIn(when, timeZone, now);
	return { from: Math.max(days.from, now), to: days.to };
}

function countOf([first]: PageRows): ItemCount {
	const { matched = 0, hasMore = false } = first ?? {};
	return { value: Math.min(matched, maxCount), isMore: matched > maxCount || hasMore };
}

async function readUpcoming<T>(
	context: RequestContext,
	{ search, sourceFor, toPage }: UpcomingScan,
	present: (row: PageRows[number]) => T[],
	detail?: SQL
): Promise<Page<T>> {
	const { rows, search: notes } = await readWithCorrection(
		search,
		(searched) => selectPage(context, sourceFor(searched), detail),
		({ event }) => event === null
	);
	return { ...toPage(rows, present), ...(notes && { search: notes }) };
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
	const [viewer, page, [business]] = await Promise.all([
		currentViewer(context),
		readUpcoming(context, plan, ({ event }) => publicOnly(event)),
		named ? selectBusinesses(context.database).where(isBusiness(named)).limit(1) : []
	]);
	if (named && !(business && can(viewer, 'see_business', business))) return ok(emptyPage);
	const now = context.now();
	const items = page.items.map((row) => ({
		...presentEvent(row, viewer, now),
		...distanceFrom(filter.near, row)
	}));
	return ok({ ...page, items });
}

/** Without those of a host that was suspended a moment ago, which a job takes off the lists. */
const publicOnly = (event: EventRow | null): EventRow[] =>
	event && isPublic(event) ? [event] : [];

/** To a tenth of a kilometre. */
function distanceFrom(near: EventFilter['near'], { latitude, longitude }: EventRow) {
	if (!near || latitude === null || longitude === null) return {};
	return { distanceKm: Math.round(distanceKm(near, { latitude, longitude }) * 10) / 10 };
}

/** What a list is read for, besides its events. */
interface Detailed<T> {
	/** Nothing is read unless it holds. */
	precondition: SQL;
	/** A text that is looked up for each event. */
	detail: SQL;
	/** @returns nothing for an event that is left out */
	present: (row: EventRow, detail: string | null) => T[];
}

/** Upcoming events with something else about each of them. */
export async function listWithDetail<T>(
	context: RequestContext,
	filter: EventFilter,
	{ precondition, detail, present }: Detailed<T>
): Promise<Result<Page<T>>> {
	const plan = planUpcoming(context, filter, precondition);
	if (plan === null) return ok(emptyPage);
	if ('kind' in plan) return plan;
	const presentRow = ({ event, detail: found }: PageRows[number]) =>
		publicOnly(event).flatMap((row) => present(row, found));
	return ok(await readUpcoming(context, plan, presentRow, detail));
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
	const [viewer, rows] = await Promise.all([
		currentViewer(context),
		selectPage(
			context,
			toSource({
				everything: lists.events,
				conditions: [{ kind: 'list', name: listOfBusiness(business) }],
				after,
				direction: 'descending',
				isItem: isLastDay,
				limit
			})
		)
	]);
	const { nextKey } = continuationOf(rows, limit);
	return ok({
		items: rows
			.flatMap(({ event }) => publicOnly(event).map((row) => presentEvent(row, viewer, now)))
			.slice(0, limit),
		nextCursor: nextKey === null ? null : toCursor('pastevents', [nextKey])
	});
}

/** Whether a key is that of the end of a public event. */
const isLastDay = (key: SQL): SQL =>
	sql`EXISTS (SELECT 1 FROM ${events} WHERE ${and(
		eq(events.id, idInKey(key)),
		eq(events.status, sql`'approved'`),
		sql`${key} = ${sortKeyOf(events.endAt, events.id)}`
	)})`;

/** The events that the viewer announced or whose team they are in, in any status, newest first. */
export async function listOwnEvents(
	context: RequestContext,
	viewer: Viewer,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Event>>> {
	const position = cursor ? readCursor('myevents', cursor) : [Number.MAX_SAFE_INTEGER];
	if (position?.length !== 1) return invalidCursor;
	const [before = 0] = position;
	const rows = await selectEvents(context.database)
		.where(
			isOwnEvent(
				context.database,
				viewer.id,
				[{ condition: sql`own.id < ${before}`, order: sql`own.id DESC`, withAnnounced: true }],
				limit + 1
			)
		)
		.orderBy(desc(events.id))
		.limit(limit + 1);
	const last = rows.length > limit ? rows[limit - 1] : null;
	const now = context.now();
	return ok({
		items: rows.slice(0, limit).map((row) => presentEvent(row, viewer, now)),
		nextCursor: last ? toCursor('myevents', [last.id]) : null
	});
}
