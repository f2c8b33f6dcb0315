import type { selectHereAtEvent } from '../database/sql/here-now.ts';
import { participantsShown } from '../database/sql/participants.ts';
import { can, isPublic } from '../users/can.ts';
import type { Viewer } from '../users/viewer.ts';
import { completeFacts } from './facts.ts';
import { hereFrom } from './here-from.ts';
import { hasOrganiser } from './organiser.ts';
import type { selectEventsWithParticipants } from './repository.ts';
import type { BusinessName, Event, EventRow, EventWithBusinesses } from './types.ts';

type RowWithParticipants = Awaited<ReturnType<typeof selectEventsWithParticipants>>[number] & {
	here: Awaited<ReturnType<typeof selectHereAtEvent>>;
};

/** Until when somebody is there, of those who are there now. @param now milliseconds since 1970, UTC */
export const hereUntil = (
	{ status, hereUntil: until }: Pick<EventRow, 'status' | 'hereUntil'>,
	now: number
): string | null =>
	status === 'approved' && until !== null && until > now ? new Date(until).toISOString() : null;

/** An event as this viewer sees it. @param now milliseconds since 1970, UTC */
export const presentEvent = (row: EventRow, viewer: Viewer | null, now: number): Event => ({
	id: row.id,
	slug: row.slug,
	title: row.title,
	description: row.description,
	host: hostOf(row, viewer),
	locationName: row.locationName,
	address: row.address,
	latitude: row.latitude,
	longitude: row.longitude,
	startAt: new Date(row.startAt).toISOString(),
	endAt: new Date(row.endAt).toISOString(),
	hereFrom: new Date(hereFrom(row.startAt)).toISOString(),
	timeZone: row.timeZone,
	facts: completeFacts(row.facts),
	cover: row.cover,
	gallery: row.gallery ?? [],
	joining: row.joining,
	capacity: row.capacity,
	joinedCount: row.joinedCount,
	hostCover: can(viewer, 'see_host', row) ? row.hostCover : null,
	categories: row.categories,
	isSeries: row.seriesId !== null,
	status: row.status,
	isPublic: isPublic(row),
	reviewNote: row.status === 'rejected' ? row.reviewNote : null,
	hasEnded: row.endAt <= now,
	hereUntil: hereUntil(row, now),
	isMine: can(viewer, 'manage_event', row),
	version: row.version,
	createdAt: new Date(row.createdAt).toISOString(),
	updatedAt: new Date(row.updatedAt).toISOString()
});

/** The same, with the first businesses that joined. */
export const presentEventWithBusinesses = (
	row: RowWithParticipants,
	viewer: Viewer | null,
	now: number
): EventWithBusinesses => ({
	...presentEvent(row, viewer, now),
	businesses: row.participants
		.slice(0, participantsShown)
		.filter((participant) => participant.id !== null),
	here:
		row.status === 'approved'
			? row.here.map((stall) => ({ ...stall, until: new Date(stall.until).toISOString() }))
			: [],
	hasMoreBusinesses: row.participants.length > participantsShown,
	hasOrganiser: hasOrganiser(row)
});

type HostColumn =
	| 'status'
	| 'approvedAt'
	| 'createdBy'
	| 'hostId'
	| 'hostSlug'
	| 'hostName'
	| 'hostOwnerId'
	| 'hostIsVerified'
	| 'hostDecision';

/** The host of an event, if this viewer may see it. */
export function hostOf(
	row: Pick<EventRow, HostColumn>,
	viewer: Viewer | null
): BusinessName | null {
	const { hostId: id, hostSlug: slug, hostName: name } = row;
	if (id === null || slug === null || name === null) return null;
	return can(viewer, 'see_host', row) ? { id, slug, name } : null;
}
