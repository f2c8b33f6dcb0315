import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { businesses, joinRequests } from '../database/schema.ts';
import { idOfEvent, isEvent } from '../database/sql/identify.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { eventNotFound, notEventOwner } from '../events/errors.ts';
import { presentEvent } from '../events/present.ts';
import { selectEvents } from '../events/repository.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { requestStates } from './schema.ts';
import type { JoinRequests, RequestFilter } from './types.ts';

/** Each state is a list of its own, in the order of these. */
type Place = readonly [state: number, since: number, businessId: number];

const start: Place = [0, 0, 0];

function readPlace(cursor: string | null): Place | null {
	if (!cursor) return start;
	const position = readCursor('requests', cursor);
	if (position?.length !== 3) return null;
	const [state = 0, since = 0, businessId = 0] = position;
	return [state, since, businessId];
}

/**
 * Businesses that do not take part in an event (yet), for the team of its host: those that wait for
 * an answer first, and of each state those that have waited longest.
 */
export async function listRequests(
	context: RequestContext,
	idOrSlug: string,
	{ cursor = null, limit = defaultLimit, state }: RequestFilter = {}
): Promise<Result<JoinRequests>> {
	const { database, now } = context;
	const place = readPlace(cursor);
	if (place === null) return invalidCursor;
	const [viewer, [event], rows] = await Promise.all([
		currentViewer(context),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1),
		selectRequests(context, idOrSlug, place, limit + 1, state)
	]);
	if (!viewer) return notSignedIn;
	if (!event || !can(viewer, 'see_event', event)) return eventNotFound;
	if (!can(viewer, 'read_requests', event)) return notEventOwner;
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		event: presentEvent(event, viewer, now()),
		mayDecide: can(viewer, 'manage_event', event),
		items: rows.slice(0, limit).map(({ slug, name, businessId, ...row }) => ({
			business: { id: businessId, slug: slug ?? '', name: name ?? '' },
			state: row.state,
			reason: row.reason,
			since: new Date(row.since).toISOString()
		})),
		nextCursor: last
			? toCursor('requests', [requestStates.indexOf(last.state), last.since, last.businessId])
			: null
	});
}

/** The rows after a place, from one list after the other, each from its index. */
function selectRequests(
	{ database }: RequestContext,
	idOrSlug: string,
	[first, since, businessId]: Place,
	limit: number,
	only: RequestFilter['state']
) {
	const { eventId, state, since: sinceColumn, businessId: businessColumn } = joinRequests;
	const parts = requestStates.flatMap((name, index) => {
		if (index < first || (only && name !== only)) return [];
		const after = index === first ? sql`(${since}, ${businessId})` : sql`(0, 0)`;
		return [
			sql`SELECT * FROM (
				SELECT ${index} AS rank, ${state} AS state, ${sinceColumn} AS since, ${businessColumn} AS business_id, ${joinRequests.reason} AS reason
				FROM ${joinRequests}
				WHERE ${eventId} = ${idOfEvent(idOrSlug)} AND ${state} = ${name}
					AND (${sinceColumn}, ${businessColumn}) > ${after}
				ORDER BY ${sinceColumn}, ${businessColumn} LIMIT ${limit}
			)`
		];
	});
	const none = sql`SELECT NULL AS rank, NULL AS state, NULL AS since, NULL AS business_id, NULL AS reason WHERE FALSE`;
	const listed = sql`(${sql.join(parts.length > 0 ? parts : [none], sql` UNION ALL `)}) page`;
	return database
		.select({
			state: sql<(typeof requestStates)[number]>`page.state`.as('state'),
			since: sql<number>`page.since`.as('since'),
			reason: sql<string | null>`page.reason`.as('reason'),
			businessId: sql<number>`page.business_id`.as('business_id'),
			slug: joinedColumn(businesses.slug, 'business_slug'),
			name: joinedColumn(businesses.name, 'business_name')
		})
		.from(listed)
		.innerJoin(
			businesses,
			and(eq(businesses.id, sql`page.business_id`), isNull(businesses.deletedAt))
		)
		.orderBy(asc(sql`page.rank`), asc(sql`page.since`), asc(sql`page.business_id`))
		.limit(limit);
}
