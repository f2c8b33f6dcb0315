import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { flatten } from '../flat-sql.ts';
import { businesses, events, hereNow, series } from '../schema.ts';
import { hasTextsOfSeries, textsOfEvent } from './event-texts.ts';
import { idOfBusiness, idOfEvent } from './identify.ts';
import { participantsShown } from './participants.ts';

/** A column with the time until which somebody says that they are at the event of the current row. */
export const lastHere: SQL.Aliased<number | null> = flatten(
	sql`(SELECT max(${hereNow.until}) FROM ${hereNow} WHERE ${eq(hereNow.eventId, events.id)})`
)
	.mapWith(hereNow.until)
	.as<number | null>('here_until');

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
			title: textsOfEvent.title.as('here_title'),
			locationName: textsOfEvent.locationName.as('here_location')
		})
		.from(hereNow)
		.innerJoin(events, and(eq(events.id, hereNow.eventId), eq(events.status, 'approved')))
		.leftJoin(series, hasTextsOfSeries)
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
