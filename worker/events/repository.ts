import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Category } from '../categories/types.ts';
import { categoriesColumn } from '../categories/category-queries.ts';
import type { Core } from '../core.ts';
import type { Viewer } from '../users/viewer.ts';
import type { BusinessName, Event, EventStatus, EventWithBusinesses } from './types.ts';

export interface EventRow {
	id: number;
	slug: string;
	title: string;
	description: string;
	location_name: string;
	address: string;
	latitude: number | null;
	longitude: number | null;
	start_at: number;
	end_at: number;
	time_zone: string;
	status: EventStatus;
	review_note: string | null;
	approved_at: number | null;
	created_by: string | null;
	version: number;
	created_at: number;
	updated_at: number;
	host_id: number | null;
	host_slug: string | null;
	host_name: string | null;
	host_owner: string | null;
	host_is_verified: 0 | 1 | null;
	/** JSON. */
	categories: string;
}

/** Of tables that are called `e` and `h`, its host. */
export const eventColumns: SQL = sql`e.id, e.slug, e.title, e.description, e.location_name, e.address,
	e.latitude, e.longitude, e.start_at, e.end_at, e.time_zone, e.status, e.review_note, e.approved_at,
	e.created_by, e.version, e.created_at, e.updated_at,
	h.id AS host_id, h.slug AS host_slug, h.name AS host_name, h.owner_id AS host_owner,
	h.is_verified AS host_is_verified,
	${categoriesColumn(sql`event_categories`, sql`l.event_id = e.id`)} AS categories`;

export const withHost: SQL = sql`LEFT JOIN businesses h ON h.id = e.host_business_id`;

/** An id in an address is digits alone, which a slug never is. */
export const isNamed = (idOrSlug: string): SQL =>
	/^\d{1,15}$/.test(idOrSlug) ? sql`e.id = ${Number(idOrSlug)}` : sql`e.slug = ${idOrSlug}`;

export const selectEvents = (which: SQL): SQL =>
	sql`SELECT ${eventColumns} FROM events e ${withHost} WHERE ${which}`;

export interface EventWithBusinessesRow extends EventRow {
	/** JSON. */
	businesses: string;
}

/** How many of those who take part an event brings along: participants.ts lists them all. */
const mostBrought = 50;

/** With one more than are brought along, and nulls for those who are not verified. */
export const selectEventWithBusinesses = (which: SQL): SQL => sql`SELECT ${eventColumns}, (
		SELECT json_group_array(
			json_object('id', b.id, 'slug', b.slug, 'name', b.name) ORDER BY p.joined_at, p.business_id
		) FROM (
			SELECT joined_at, business_id FROM event_businesses
			WHERE event_id = e.id ORDER BY joined_at, business_id LIMIT ${mostBrought + 1}
		) p LEFT JOIN businesses b ON b.id = p.business_id AND b.is_verified
	) AS businesses FROM events e ${withHost} WHERE ${which} LIMIT 1`;

export function toEvent(row: EventRow, { viewer, now }: Pick<Core, 'viewer' | 'now'>): Event {
	const categories: Category[] = JSON.parse(row.categories);
	return {
		id: row.id,
		slug: row.slug,
		title: row.title,
		description: row.description,
		host: hostOf(row, viewer),
		locationName: row.location_name,
		address: row.address,
		latitude: row.latitude,
		longitude: row.longitude,
		startAt: new Date(row.start_at).toISOString(),
		endAt: new Date(row.end_at).toISOString(),
		timeZone: row.time_zone,
		categories,
		status: row.status,
		isPublic: isPublic(row),
		reviewNote: row.status === 'rejected' ? row.review_note : null,
		hasEnded: row.end_at <= now(),
		isMine: isHost(row, viewer),
		version: row.version,
		createdAt: new Date(row.created_at).toISOString(),
		updatedAt: new Date(row.updated_at).toISOString()
	};
}

export function toEventWithBusinesses(
	row: EventWithBusinessesRow,
	core: Pick<Core, 'viewer' | 'now'>
): EventWithBusinesses {
	const joined: (BusinessName | Record<keyof BusinessName, null>)[] = JSON.parse(row.businesses);
	return {
		...toEvent(row, core),
		businesses: joined.slice(0, mostBrought).filter((business) => business.id !== null),
		hasMoreBusinesses: joined.length > mostBrought
	};
}

function hostOf(row: EventRow, viewer: Viewer | null): BusinessName | null {
	const { host_id: id, host_slug: slug, host_name: name } = row;
	if (id === null || slug === null || name === null) return null;
	const isShown = row.host_is_verified === 1 || isHost(row, viewer) || viewer?.isModerator;
	return isShown ? { id, slug, name } : null;
}

/** Whether the viewer owns the business that hosts it. */
export const isHost = (row: Pick<EventRow, 'host_owner'>, viewer: Viewer | null): boolean =>
	viewer !== null && row.host_owner === viewer.id;

/** What was announced and then cancelled stays readable, so that nobody goes there in vain. */
export const isPublic = ({ status, approved_at }: Pick<EventRow, 'status' | 'approved_at'>) =>
	status === 'approved' || (status === 'cancelled' && approved_at !== null);

/** Whether this viewer may know that the event exists. */
export const maySee = (row: EventRow, viewer: Viewer | null): boolean =>
	isPublic(row) || isHost(row, viewer) || isLeftWith(row, viewer) || viewer?.isModerator === true;

/** Whoever announced it keeps it in their list when its host is gone, and may read it there. */
const isLeftWith = (row: EventRow, viewer: Viewer | null): boolean =>
	viewer !== null && row.host_id === null && row.created_by === viewer.id;
