import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { flatten } from '../flat-sql.ts';
import { businesses, events, hereNow, series } from '../schema.ts';
import { idOfBusiness, idOfEvent } from './identify.ts';
import { participantsShown } from './participants.ts';

/** A column with the time until which somebody says that they are at the event of the current row. */
export const lastHere: SQL.Aliased<number | null> = flatten(
	sql`(SELECT max(${hereNow.until}) FROM ${hereNow} WHERE ${eq(hereNow.eventId, events.id)})`
)
	.mapWith(hereNow.until)
	.as<number | null>('here_until');

/** A text of an event, which may be that of its series. */
const textOf = (own: Column, ofSeries: Column, name: string) =>
	sql<string>`iif(${own} = '', ${ofSeries}, ${own})`.as(name);

/**
 * The public events that a business says it is at.
 *
 * @param now milliseconds since 1970, UTC
 */
export const selectHereOfBusiness = (database: Database, idOrSlug: string, now: number) =>
	database
		.select({
			until: hereNow.until,
			id: events.id,
			slug: events.slug,
			timeZone: events.timeZone,
			title: textOf(events.title, series.title, 'here_title'),
			locationName: textOf(events.locationName, series.locationName, 'here_location')
		})
		.from(hereNow)
		.innerJoin(events, and(eq(events.id, hereNow.eventId), eq(events.status, 'approved')))
		.leftJoin(series, eq(series.id, events.seriesId))
		.where(and(eq(hereNow.businessId, idOfBusiness(idOrSlug)), gt(hereNow.until, now)))
		.orderBy(desc(hereNow.until))
		.limit(participantsShown);

/**
 * The businesses that say that they are at an event.
 *
 * @param now milliseconds since 1970, UTC
 */
export const selectHereAtEvent = (database: Database, idOrSlug: string, now: number) =>
	database
		.select({
			until: hereNow.until,
			id: businesses.id,
			slug: businesses.slug,
			name: businesses.name
		})
		.from(hereNow)
		.innerJoin(businesses, eq(businesses.id, hereNow.businessId))
		.where(and(eq(hereNow.eventId, idOfEvent(idOrSlug)), gt(hereNow.until, now)))
		.orderBy(asc(hereNow.until))
		.limit(participantsShown);
