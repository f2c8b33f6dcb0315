import { and, between, eq, gte, lt, lte, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { cellsOf } from '../postings/grid.ts';
import type { BoundingBox } from '../postings/grid.ts';
import { lists } from '../postings/list-names.ts';
import { keyAfter, maxEventMs, millisecondsPerDay } from '../postings/sort-key.ts';
import { events } from '../schema.ts';
import { categoryListName } from './categories.ts';
import { idInKey, isKeyOf, listedDayStart } from './event-key.ts';
import { idOfBusiness } from './identify.ts';
import type { ListScan, ScanCondition } from './list-scan.ts';

export interface EventScanFilter {
	/** The words of a search. */
	words: readonly ScanCondition[];
	/** A category's slug. */
	category?: string | null;
	/** The id or slug of a business that hosts or joined. */
	business?: string | null;
	box?: BoundingBox | null;
	/** Milliseconds UTC: events that end later. */
	from: number;
	/** Milliseconds UTC: events that start earlier. */
	to?: number | null;
	limit: number;
}

/**
 * Plans how to find the events that match a filter. A search finds an event once, by its end. Any
 * other list has an event of several days by the end of its current day.
 *
 * @param after the sort key to continue after; null to start from the beginning
 * @param precondition nothing is read unless it holds
 */
export function scanEvents(
	filter: EventScanFilter,
	after: number | null,
	precondition?: SQL
): ListScan {
	const { words, from, limit, to = null } = filter;
	const isSearch = words.length > 0;
	const conditions = conditionsOf(filter);
	return {
		everything: lists.events,
		conditions,
		after: after ?? keyAfter(from),
		before: to === null ? undefined : keyAfter(to + (isSearch ? maxEventMs : millisecondsPerDay)),
		furtherDaysBefore: isSearch ? undefined : keyAfter(from + millisecondsPerDay),
		direction: 'ascending',
		isItem: (key) => isListed(key, filter, isSearch),
		limit,
		precondition
	};
}

function conditionsOf({ words, category, business, box }: EventScanFilter) {
	const conditions: ScanCondition[] = [...words];
	if (category) {
		conditions.push({ kind: 'list', name: categoryListName(lists.eventsOfCategory, category) });
	}
	if (business) conditions.push({ kind: 'list', name: listOfBusiness(business) });
	if (box) conditions.push({ kind: 'cells', names: cellsOf(box) });
	return conditions.length > 0
		? conditions
		: [{ kind: 'list', name: sql`${lists.events}` } as const];
}

/** The name of the list of a business, by its id or slug, so that no page has to look it up first. */
export const listOfBusiness = (idOrSlug: string): SQL =>
	sql`(${lists.eventsOfBusiness} || ${idOfBusiness(idOrSlug)})`;

/** Whether a key is that of an event that is public now, at the time and place that are asked for. */
function isListed(key: SQL, { from, to = null, box }: EventScanFilter, isSearch: boolean): SQL {
	const dayStart = listedDayStart(key, events.startAt);
	const isFirstListing = or(eq(dayStart, events.startAt), lte(dayStart, from));
	const startsAt = isSearch ? sql`${events.startAt}` : dayStart;
	return sql`EXISTS (SELECT 1 FROM ${events} WHERE ${and(
		eq(events.id, idInKey(key)),
		eq(events.status, sql`'approved'`),
		isKeyOf(key, events.startAt, events.endAt),
		isSearch ? undefined : isFirstListing,
		to === null ? undefined : lt(startsAt, to),
		box ? isWithin(box) : undefined
	)})`;
}

function isWithin({ west, south, east, north }: BoundingBox): SQL | undefined {
	const isBetween =
		west <= east
			? between(events.longitude, west, east)
			: or(gte(events.longitude, west), lte(events.longitude, east));
	return and(between(events.latitude, south, north), isBetween);
}
