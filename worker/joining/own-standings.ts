import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { ownBusinessIds } from '../businesses/lists.ts';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import { flatten } from '../database/flat-sql.ts';
import { lists } from '../database/postings/list-names.ts';
import { idsPerMinute, millisecondsPerDay } from '../database/postings/sort-key.ts';
import {
	businesses,
	eventBusinesses,
	events,
	joinRequests,
	postings,
	series,
	terms
} from '../database/schema.ts';
import { idInKey, sortKeyOf } from '../database/sql/event-key.ts';
import { isEvent } from '../database/sql/identify.ts';
import { membersOf } from '../database/sql/members.ts';
import { eventNotFound } from '../events/errors.ts';
import { presentEvent } from '../events/present.ts';
import { selectEvents } from '../events/repository.ts';
import type { EventRow } from '../events/types.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { can, isPublic } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { wayIn } from './way-in.ts';
import { toStanding } from './standing.ts';
import type { OwnStanding, OwnStandings } from './types.ts';

/** Above every id. */
const firstId = Number.MAX_SAFE_INTEGER;

/** Days of other events that are looked through for one at the same time. */
const daysLookedThrough = 40;

const lastId = sql.raw(String(idsPerMinute - 1));
const day = sql.raw(String(millisecondsPerDay));

interface Overlapping {
	title: string;
	slug: string;
	startAt: number;
	endAt: number;
	timeZone: string;
}

const parseOverlapping = (json: string): Overlapping => JSON.parse(json);

/** Another public event of the business of the current row, at the time of the event of that row. */
const overlapping = flatten(sql`(
	SELECT json_object('title', coalesce(nullif(other.title, ''), ${series.title}), 'slug', other.slug,
		'startAt', other.start_at, 'endAt', other.end_at, 'timeZone', other.time_zone)
	FROM (
		SELECT ${postings.sortKey} AS sort_key
		FROM ${terms}
		CROSS JOIN json_each('[1, -1]') sign
		CROSS JOIN ${postings} ON ${postings.termId} = ${terms.id} * sign.value
		WHERE ${terms.name} = ${lists.eventsOfBusiness} || ${businesses.id}
			AND ${postings.sortKey} > ${sortKeyOf(events.startAt, lastId)}
			AND ${postings.sortKey} <= ${sortKeyOf(sql`(${events.endAt} + ${day})`, lastId)}
		LIMIT ${daysLookedThrough}
	) found
	JOIN ${events} other ON other.id = ${idInKey(sql`found.sort_key`)}
	LEFT JOIN ${series} ON ${series.id} = coalesce(other.texts_id, other.series_id)
	WHERE other.id <> ${events.id} AND other.status = 'approved'
		AND other.start_at < ${events.endAt} AND other.end_at > ${events.startAt}
	LIMIT 1
)`);

const ofPair = and(eq(joinRequests.eventId, events.id), eq(joinRequests.businessId, businesses.id));

const standing: SQL = flatten(sql`coalesce(
	(SELECT 'joined' FROM ${eventBusinesses} WHERE ${and(
		eq(eventBusinesses.eventId, events.id),
		eq(eventBusinesses.businessId, businesses.id)
	)}),
	(SELECT ${joinRequests.state} FROM ${joinRequests} WHERE ${ofPair})
)`);

const selectOwn = (
	{ database }: RequestContext,
	idOrSlug: string,
	viewer: Viewer,
	before: number,
	limit: number
) =>
	database
		.select({
			...businessFields,
			members: membersOf(businesses.id, 'members'),
			standing: sql<string | null>`${standing}`.as('standing'),
			reason: sql<
				string | null
			>`${flatten(sql`(SELECT ${joinRequests.reason} FROM ${joinRequests} WHERE ${ofPair})`)}`.as(
				'reason'
			),
			overlapping: sql`${overlapping}`.mapWith(parseOverlapping).as('overlapping')
		})
		.from(businesses)
		.innerJoin(events, isEvent(idOrSlug))
		.where(
			and(
				inArray(businesses.id, ownBusinessIds(database, viewer.id, before, limit)),
				isNull(businesses.deletedAt)
			)
		)
		.orderBy(desc(businesses.id))
		.limit(limit);

/** The verified businesses that the viewer manages, and what each has to do with an event. */
export async function listOwnStandings(
	context: RequestContext,
	idOrSlug: string,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<OwnStandings>> {
	const { database, now } = context;
	const position = cursor ? readCursor('standings', cursor) : [firstId];
	if (position?.length !== 1) return invalidCursor;
	const [before = firstId] = position;
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const [[event], rows] = await Promise.all([
		selectEvents(database).where(isEvent(idOrSlug)).limit(1),
		selectOwn(context, idOrSlug, viewer, before, limit + 1)
	]);
	if (!event || !can(viewer, 'see_event', event)) return eventNotFound;
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		event: presentEvent(event, viewer, now()),
		isFull: event.capacity !== null && event.joinedCount >= event.capacity,
		items: rows
			.slice(0, limit)
			.filter((row) => row.isVerified && can(viewer, 'manage_business', row))
			.map((row) => toOwnStanding(row, event, viewer, now())),
		nextCursor: last ? toCursor('standings', [last.id]) : null
	});
}

type OwnRow = Awaited<ReturnType<typeof selectOwn>>[number];

function toOwnStanding(row: OwnRow, event: EventRow, viewer: Viewer, now: number): OwnStanding {
	const { id, slug, name, logo } = presentBusiness(row, viewer);
	const known = toStanding(row.standing);
	const isOpen = isPublic(event) && event.status === 'approved' && event.endAt > now;
	const way = wayIn({ event, business: row, standing: known }, viewer);
	return {
		business: { id, slug, name, logo },
		standing: known,
		reason: known === 'declined' ? row.reason : null,
		overlapping: row.overlapping && {
			...row.overlapping,
			startAt: new Date(row.overlapping.startAt).toISOString(),
			endAt: new Date(row.overlapping.endAt).toISOString()
		},
		way: isOpen && (way === 'enter' || way === 'ask') ? way : null
	};
}
