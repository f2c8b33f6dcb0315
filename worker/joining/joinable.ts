import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { businessNotFound, notBusinessOwner } from '../businesses/errors.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { flatten } from '../database/flat-sql.ts';
import {
	businesses,
	eventBusinesses,
	events,
	joinRequests,
	postings,
	terms
} from '../database/schema.ts';
import { idInKey } from '../database/sql/event-key.ts';
import { listOfBusiness } from '../database/sql/event-scan.ts';
import { isBusiness } from '../database/sql/identify.ts';
import { hasRole } from '../database/sql/members.ts';
import { listWithDetail } from '../events/lists.ts';
import { presentEvent } from '../events/present.ts';
import { notSignedIn } from '../http/errors.ts';
import type { Result } from '../http/result.ts';
import type { Page } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import { rolesThatMay } from '../users/team-roles.ts';
import { toStanding } from './standing.ts';
import type { Coordinates, JoinableEvent, JoinableFilter } from './types.ts';

/** The id of a business that a person manages; null for any other. */
const managedId = (idOrSlug: string, personId: string) =>
	sql`(SELECT ${businesses.id} FROM ${businesses} WHERE ${and(
		isBusiness(idOrSlug),
		hasRole(personId, rolesThatMay('manage'))
	)})`;

/**
 * Lists the events of others that the viewer's business can join or has joined. Reads nothing unless
 * the viewer manages the business.
 */
export async function findJoinable(
	context: RequestContext,
	idOrSlug: string,
	filter: JoinableFilter = {}
): Promise<Result<Page<JoinableEvent>>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const id = managedId(idOrSlug, viewer.id);
	const now = context.now();
	const [[business], list] = await Promise.all([
		selectBusinesses(context.database).where(isBusiness(idOrSlug)).limit(1),
		listWithDetail(context, filter, {
			precondition: sql`${id} IS NOT NULL`,
			detail: sql`coalesce(
				(SELECT 'joined' FROM ${eventBusinesses} WHERE ${and(
					eq(eventBusinesses.eventId, events.id),
					eq(eventBusinesses.businessId, id)
				)}),
				(SELECT ${joinRequests.state} FROM ${joinRequests} WHERE ${and(
					eq(joinRequests.eventId, events.id),
					eq(joinRequests.businessId, id)
				)}),
				iif(${events.hostBusinessId} = ${id}, 'hosts', NULL)
			)`,
			present: (row, detail) =>
				detail === 'hosts'
					? []
					: [{ ...presentEvent(row, viewer, now), standing: toStanding(detail) }]
		})
	]);
	if (!business || !can(viewer, 'see_business', business)) return businessNotFound;
	return can(viewer, 'manage_business', business) ? list : notBusinessOwner;
}

/** Events of a business that are looked through for one with a place on the map. */
const eventsWithPlace = 20;

/** Where the last events of the viewer's business are, for what is near. */
export async function findLastPlace(
	{ database, identity }: RequestContext,
	idOrSlug: string
): Promise<Coordinates | null> {
	const viewer = await currentViewer({ identity });
	if (!viewer) return null;
	const id = managedId(idOrSlug, viewer.id);
	const newest = flatten(sql`(
		SELECT ${postings.sortKey} AS sort_key FROM ${postings}
		WHERE ${postings.termId} = (SELECT ${terms.id} FROM ${terms} WHERE ${terms.name} = ${listOfBusiness(idOrSlug)})
			AND ${id} IS NOT NULL
		ORDER BY ${postings.sortKey} DESC LIMIT ${eventsWithPlace}
	) found`);
	const [place] = await database
		.select({ latitude: events.latitude, longitude: events.longitude })
		.from(newest)
		.innerJoin(
			events,
			and(
				eq(events.id, idInKey(sql`found.sort_key`)),
				eq(events.status, sql`'approved'`),
				isNotNull(events.latitude),
				isNotNull(events.longitude)
			)
		)
		.orderBy(sql`found.sort_key DESC`)
		.limit(1);
	const { latitude = null, longitude = null } = place ?? {};
	return latitude === null || longitude === null ? null : { latitude, longitude };
}
