import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';
import { flatten } from '../database/flat-sql.ts';
import { businesses, events, reportedThings, users } from '../database/schema.ts';
import type { ItemCount } from '../listing/page.ts';

/** Nobody needs to know exactly how many they are beyond that. */
const maxCounted = 50;
const limit = sql.raw(String(maxCounted + 1));

/** Entries of a list on one page, each with what is counted about it. */
export const pageSize = 10;

const counted = (rows: SQL, name: string) =>
	sql<number>`${flatten(sql`(SELECT count(*) FROM (${rows} LIMIT ${limit}))`)}`.as(name);

export const toItemCount = (count: number): ItemCount => ({
	value: Math.min(count, maxCounted),
	isMore: count > maxCounted
});

/** The events that a business hosts, whatever their state. */
export const eventsOfBusiness = counted(
	sql`SELECT 1 FROM ${events} WHERE ${eq(events.hostBusinessId, businesses.id)}`,
	'events_hosted'
);

const isOwned = and(eq(businesses.ownerId, users.id), isNull(businesses.deletedAt));

export const businessesOfPerson = counted(
	sql`SELECT 1 FROM ${businesses} WHERE ${isOwned}`,
	'businesses_owned'
);

export const eventsOfPerson = counted(
	sql`SELECT 1 FROM ${events} WHERE ${eq(events.createdBy, users.id)}`,
	'events_announced'
);

/** Open reports about a thing. */
export const reportsAbout = (kind: 'event' | 'business', id: Column) =>
	sql<number>`${flatten(sql`coalesce((SELECT ${reportedThings.count} FROM ${reportedThings}
		WHERE ${reportedThings.kind} = ${kind} AND ${reportedThings.thingId} = ${id}), 0)`)}`.as(
		'open_reports'
	);

/** Open reports about the first businesses that somebody owns. */
export const reportsAboutPerson = sql<number>`${flatten(sql`(
	SELECT coalesce(sum(${reportedThings.count}), 0)
	FROM (SELECT ${businesses.id} FROM ${businesses} WHERE ${isOwned} LIMIT ${limit}) owned
	JOIN ${reportedThings} ON ${reportedThings.kind} = 'business' AND ${reportedThings.thingId} = owned.id
)`)}`.as('open_reports');
