import { and, eq, gt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { flatten } from '../flat-sql.ts';
import { lists } from '../postings/list-names.ts';
import { keyAfter, millisecondsPerDay } from '../postings/sort-key.ts';
import { businesses, events, postings, series, terms } from '../schema.ts';
import { idInKey } from './event-key.ts';
import { hasTextsOfSeries, textsOfEvent } from './event-texts.ts';

/** Where a business is next. Times are RFC 3339, UTC. */
export interface NextEvent {
	id: number;
	startAt: string;
	endAt: string;
	timeZone: string;
	locationName: string;
	address: string;
}

/** Postings that are read for it: one may be out of date for a moment. */
const maxPostings = 3;

const termOfBusiness = sql`(
	SELECT ${terms.id} FROM ${terms}
	WHERE ${terms.name} = ${lists.eventsOfBusiness} || ${businesses.id}
)`;

function parse(json: string): NextEvent {
	const { startAt, endAt, ...event } = JSON.parse(json);
	return {
		...event,
		startAt: new Date(startAt).toISOString(),
		endAt: new Date(endAt).toISOString()
	};
}

/**
 * A column with the public event of the business in the current row that ends next: it hosts it or
 * takes part.
 *
 * @param now milliseconds since 1970, UTC
 */
export function nextEventOf(now: number): SQL.Aliased<NextEvent | null> {
	const key = sql.raw('soonest.sort_key');
	const after = gt(postings.sortKey, keyAfter(now));
	const tomorrow = keyAfter(now + millisecondsPerDay);
	const query = sql`(
		SELECT json_object(
			'id', ${events.id}, 'startAt', ${events.startAt}, 'endAt', ${events.endAt},
			'timeZone', ${events.timeZone}, 'locationName', ${textsOfEvent.locationName},
			'address', ${textsOfEvent.address}
		) FROM (
			SELECT ${postings.sortKey} AS sort_key FROM ${postings}
			WHERE ${postings.termId} = ${termOfBusiness} AND ${after}
			UNION ALL
			SELECT ${postings.sortKey} FROM ${postings}
			WHERE ${postings.termId} = -${termOfBusiness} AND ${after}
				AND ${postings.sortKey} < ${tomorrow}
			ORDER BY 1 LIMIT ${sql.raw(String(maxPostings))}
		) soonest
		JOIN ${events} ON ${and(eq(events.id, idInKey(key)), eq(events.status, 'approved'), gt(events.endAt, now))}
		LEFT JOIN ${series} ON ${hasTextsOfSeries}
		ORDER BY ${key} LIMIT 1
	)`;
	// Nested, because Drizzle drops the table names of an expression's own columns.
	return sql`${flatten(query)}`.mapWith(parse).as<NextEvent | null>('next_event');
}
