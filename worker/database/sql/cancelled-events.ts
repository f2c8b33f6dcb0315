import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../client.ts';
import type { Circle } from '../postings/circle.ts';
import { eventBusinesses, eventCategories, events } from '../schema.ts';
import { idOfCategory } from './categories.ts';
import { isInCircle } from './event-scan.ts';
import { idOfBusiness } from './identify.ts';

/** Cancelled events that are looked at, soonest first: they are on no list. */
const maxScanned = 500;

interface Filter {
	/** A category's slug. */
	category?: string | null;
	/** The id or slug of a business that hosts or joined. */
	business?: string | null;
	near?: Circle | null;
}

/**
 * Which events were public, are cancelled, and would not be over yet. A filter applies to the five
 * hundred soonest of all, so that it reads no more rows.
 *
 * @param now milliseconds since 1970, UTC
 */
export function isCancelled(database: Database, filter: Filter, now: number): SQL | undefined {
	const soonest = database
		.select({ id: events.id })
		.from(events)
		.where(
			and(eq(events.status, sql`'cancelled'`), isNotNull(events.approvedAt), gt(events.endAt, now))
		)
		.orderBy(asc(events.endAt))
		.limit(maxScanned);
	const { category, business, near } = filter;
	return and(
		inArray(events.id, soonest),
		category ? isInCategory(category) : undefined,
		business ? isOfBusiness(business) : undefined,
		near ? isInCircle(near) : undefined
	);
}

const isInCategory = (slug: string): SQL => sql`EXISTS (
	SELECT 1 FROM ${eventCategories}
	WHERE ${eq(eventCategories.eventId, events.id)} AND ${eventCategories.categoryId} = ${idOfCategory(slug)}
)`;

const isOfBusiness = (idOrSlug: string): SQL => {
	const id = idOfBusiness(idOrSlug);
	return sql`(${events.hostBusinessId} = ${id} OR EXISTS (
		SELECT 1 FROM ${eventBusinesses}
		WHERE ${eq(eventBusinesses.eventId, events.id)} AND ${eventBusinesses.businessId} = ${id}
	))`;
};
