import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { ownBusinessIds } from '../businesses/lists.ts';
import { presentBusiness } from '../businesses/present.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { flatten } from '../database/flat-sql.ts';
import {
	businesses,
	calendarAdds,
	events,
	joinRequests,
	questions,
	savedEvents,
	series
} from '../database/schema.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { isOwnEvent } from '../events/own-events.ts';
import type { Selection } from '../events/own-events.ts';
import { presentEvent } from '../events/present.ts';
import { host, isHostOfEvent, isSeriesOfEvent, ownEventFields } from '../events/repository.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import type { DashboardService, OpenInvitation, Overview, OwnEvent, Tab } from './types.ts';

/** Things of one kind that need somebody. */
const shown = 5;

/** Upcoming events that are looked through for requests and questions. */
const lookedThrough = 50;

/** Requests, questions, and people who saved an event, that are counted. */
const counted = 100;

/** What counts as soon: tomorrow, wherever it is. */
const soonMs = 36 * 60 * 60 * 1000;

/** Invitations of one business that are looked through. */
const invitationsOfBusiness = 20;

/** Above every id. */
const firstId = Number.MAX_SAFE_INTEGER;

/** Where a list continues: after this end and id. */
interface Place {
	endAt: number;
	id: number;
}

/** @param after where the list continues */
function selection(
	condition: SQL,
	direction: 'ascending' | 'descending',
	after: Place | null
): Selection {
	const isAscending = direction === 'ascending';
	const isAfter = after
		? sql`(own.end_at, own.id) ${sql.raw(isAscending ? '>' : '<')} (${after.endAt}, ${after.id})`
		: sql`TRUE`;
	const order = isAscending ? sql`own.end_at, own.id` : sql`own.end_at DESC, own.id DESC`;
	return { condition: sql`${condition} AND ${isAfter}`, order };
}

/** What belongs to a tab, after a place. */
function selectionsOf(tab: Tab, now: number, after: Place | null): Selection[] {
	if (tab === 'upcoming') {
		const isAhead = sql`own.status = 'approved' AND own.end_at > ${now}`;
		return [selection(isAhead, 'ascending', after)];
	}
	if (tab === 'past') {
		return [
			sql`own.status IN ('approved', 'cancelled') AND own.end_at <= ${now}`,
			sql`own.status = 'cancelled' AND own.end_at > ${now}`
		].map((condition) => selection(condition, 'descending', after));
	}
	return [
		sql`own.status = 'rejected'`,
		sql`own.status = 'pending'`,
		sql`own.status = 'suspended'`
	].map((condition) => selection(condition, 'ascending', after));
}

const requests = flatten(sql`(
	SELECT count(*) FROM (
		SELECT 1 FROM ${joinRequests} WHERE ${joinRequests.eventId} = ${events.id}
			AND ${joinRequests.state} = 'requested' LIMIT ${counted}
	)
)`);

const openQuestions = flatten(sql`(
	SELECT count(*) FROM (
		SELECT 1 FROM ${questions} WHERE ${questions.eventId} = ${events.id}
			AND ${questions.state} = 'open' LIMIT ${counted}
	)
)`);

const saves = flatten(sql`(
	SELECT count(*) FROM (
		SELECT 1 FROM ${savedEvents} WHERE ${savedEvents.eventId} = ${events.id} LIMIT ${counted}
	)
)`);

const adds = flatten(
	sql`coalesce((SELECT ${calendarAdds.total} FROM ${calendarAdds} WHERE ${calendarAdds.eventId} = ${events.id}), 0)`
);

const selectOwn = ({ database }: RequestContext, isOwn: SQL, order: SQL[], limit: number) =>
	database
		.select({
			...ownEventFields,
			requests: sql<number>`${requests}`.as('requests'),
			questions: sql<number>`${openQuestions}`.as('open_questions'),
			saves: sql<number>`${saves}`.as('saves'),
			calendarAdds: sql<number>`${adds}`.as('calendar_adds')
		})
		.from(events)
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent)
		.where(isOwn)
		.orderBy(...order)
		.limit(limit);

type OwnRow = Awaited<ReturnType<typeof selectOwn>>[number];

function readTab(
	context: RequestContext,
	viewer: Viewer,
	tab: Tab,
	limit: number,
	after: Place | null = null
) {
	const selections = selectionsOf(tab, context.now(), after);
	const isOwn = isOwnEvent(context.database, viewer.id, selections, limit);
	const inOrder = tab === 'past' ? desc : asc;
	return selectOwn(context, isOwn, [inOrder(events.endAt), inOrder(events.id)], limit);
}

/** How many events are over or cancelled, up to one more than a page. The other tabs are read anyway. */
function countPast({ database, now }: RequestContext, viewer: Viewer) {
	const limit = defaultLimit + 1;
	const isOwn = isOwnEvent(database, viewer.id, selectionsOf('past', now(), null), limit);
	const some = database.select({ id: events.id }).from(events).where(isOwn).limit(limit).as('some');
	return database.select({ count: sql<number>`count(*)`.as('count') }).from(some);
}

/** Businesses of the viewer that are not public. */
const selectUnverified = ({ database }: RequestContext, viewer: Viewer) =>
	selectBusinesses(database)
		.where(
			and(
				inArray(businesses.id, ownBusinessIds(database, viewer.id, firstId, shown * 4)),
				isNull(businesses.deletedAt),
				sql`NOT ${businesses.isVerified}`
			)
		)
		.orderBy(desc(businesses.id))
		.limit(shown);

/**
 * Whether the invitation of the current row is among the newest of one of a person's businesses. Hosts
 * may send a business as many as they like: only these are read.
 */
const isRecentInvitation = (database: RequestContext['database'], personId: string) =>
	sql`${joinRequests}.rowid IN (
		SELECT invited.value FROM ${ownBusinessIds(database, personId, firstId, 100)} AS found
			CROSS JOIN json_each((SELECT json_group_array(id) FROM (
				SELECT recent.rowid AS id FROM ${joinRequests} recent
				WHERE recent.business_id = found.id AND recent.state = 'invited'
				ORDER BY recent.rowid DESC LIMIT ${invitationsOfBusiness}
			))) invited
	)`;

/** Invitations of others to the viewer's newest businesses. */
const selectInvitations = ({ database, now }: RequestContext, viewer: Viewer) =>
	database
		.select({
			...ownEventFields,
			guestId: joinedColumn(businesses.id, 'guest_id'),
			guestSlug: joinedColumn(businesses.slug, 'guest_slug'),
			guestName: joinedColumn(businesses.name, 'guest_name')
		})
		.from(joinRequests)
		.innerJoin(businesses, eq(businesses.id, joinRequests.businessId))
		.innerJoin(events, eq(events.id, joinRequests.eventId))
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent)
		.where(
			and(
				isRecentInvitation(database, viewer.id),
				eq(events.status, sql`'approved'`),
				gt(events.endAt, now())
			)
		)
		.orderBy(asc(events.endAt))
		.limit(shown);

function toInvitation(
	row: Awaited<ReturnType<typeof selectInvitations>>[number],
	viewer: Viewer,
	now: number
): OpenInvitation {
	const { slug, title, startAt, endAt, timeZone } = presentEvent(row, viewer, now);
	return {
		business: { id: row.guestId ?? 0, slug: row.guestSlug ?? '', name: row.guestName ?? '' },
		event: { slug, title, startAt, endAt, timeZone }
	};
}

const presentFor =
	(viewer: Viewer, now: number) =>
	({
		requests: asking,
		questions: asked,
		saves: saved,
		calendarAdds: added,
		...row
	}: OwnRow): OwnEvent => ({
		...presentEvent(row, viewer, now),
		requests: asking,
		questions: asked,
		saves: saved,
		calendarAdds: added
	});

/** What needs the viewer, and one of the tabs of their events. */
async function readOverview(
	context: RequestContext,
	{ tab, cursor, limit = defaultLimit }: PageRequest & { tab: Tab }
): Promise<Result<Overview>> {
	const position = cursor ? readCursor(`my${tab}`, cursor) : [];
	if (position === null || (cursor && position.length !== 2)) return invalidCursor;
	const [endAt = 0, id = 0] = position;
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const [rows, next, waiting, past, unverified, invitations] = await Promise.all([
		readTab(context, viewer, tab, limit + 1, cursor ? { endAt, id } : null),
		readTab(context, viewer, 'upcoming', lookedThrough),
		readTab(context, viewer, 'waiting', lookedThrough),
		countPast(context, viewer),
		selectUnverified(context, viewer),
		selectInvitations(context, viewer)
	]);
	const now = context.now();
	const present = presentFor(viewer, now);
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		rejected: waiting
			.filter(({ status }) => status === 'rejected')
			.slice(0, shown)
			.map(present),
		requested: next
			.filter((row) => row.requests > 0 && can(viewer, 'read_requests', row))
			.slice(0, shown)
			.map(present),
		asked: next
			.filter((row) => row.questions > 0 && can(viewer, 'answer_questions', row))
			.slice(0, shown)
			.map(present),
		soon: next
			.filter(({ startAt }) => startAt <= now + soonMs)
			.slice(0, shown)
			.map(present),
		invitations: invitations.map((row) => toInvitation(row, viewer, now)),
		businesses: unverified.map((row) => presentBusiness(row, viewer)),
		counts: {
			upcoming: toCount(next.length),
			waiting: toCount(waiting.length),
			past: toCount(past[0]?.count ?? 0)
		},
		tab,
		events: {
			items: rows.slice(0, limit).map(present),
			nextCursor: last ? toCursor(`my${tab}`, [last.endAt, last.id]) : null
		}
	});
}

const toCount = (found: number) => ({
	value: Math.min(found, defaultLimit),
	isMore: found > defaultLimit
});

/** What somebody who runs a business sees first. */
export const createDashboardService = (context: RequestContext): DashboardService => ({
	overview: (request) => readOverview(context, request)
});
