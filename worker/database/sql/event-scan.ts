import { and, between, eq, gt, gte, lt, lte, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { boxAround, earthRadiusKm } from '../postings/circle.ts';
import type { Circle } from '../postings/circle.ts';
import { areaOf, cellsOf } from '../postings/grid.ts';
import type { BoundingBox } from '../postings/grid.ts';
import { lists } from '../postings/list-names.ts';
import {
	keyAfter,
	maxEventMs,
	millisecondsPerDay,
	millisecondsPerMinute
} from '../postings/sort-key.ts';
import { events } from '../schema.ts';
import { categoryListName } from './categories.ts';
import { idInKey, isKeyOf, listedDayStart, timeInKey } from './event-key.ts';
import { idOfBusiness } from './identify.ts';
import type { ListScan, ScanCondition } from './list-scan.ts';
import { instantsOf } from './local-range.ts';
import type { LocalRange } from './local-range.ts';

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
	/** Days by the clocks of each event. */
	days?: readonly LocalRange[] | null;
	near?: Circle | null;
	/** How many of those that match are counted. */
	countTo?: number | undefined;
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
	const { words, limit, days, near, countTo } = filter;
	const isSearch = words.length > 0;
	const { from, latestFrom, to } = instantsToScan(filter);
	return {
		everything: lists.events,
		conditions: conditionsOf(filter),
		after: after ?? keyAfter(from),
		before: to === null ? undefined : keyAfter(to + (isSearch ? maxEventMs : millisecondsPerDay)),
		furtherDaysBefore: isSearch ? undefined : keyAfter(latestFrom + millisecondsPerDay),
		direction: 'ascending',
		isItem: (key) => isListed(key, filter, isSearch),
		limit,
		dropsMany: Boolean(days ?? near),
		countTo,
		precondition
	};
}

/** The range of instants in which an event can be listed. With days, it is wider than for any place. */
export function instantsToScan({ from, to = null, days }: EventScanFilter) {
	if (!days) return { from, latestFrom: from, to };
	const { earliestFrom, latestFrom, latestTo } = instantsOf(days);
	return {
		from: Math.max(from, earliestFrom),
		latestFrom: Math.max(from, latestFrom),
		to: latestTo
	};
}

function conditionsOf({ words, category, business, box, near }: EventScanFilter) {
	const conditions: ScanCondition[] = [...words];
	if (category) {
		conditions.push({ kind: 'list', name: categoryListName(lists.eventsOfCategory, category) });
	}
	if (business) conditions.push({ kind: 'list', name: listOfBusiness(business) });
	const boxes = [...(box ? [box] : []), ...(near ? [boxAround(near)] : [])];
	const [smallest] = boxes.sort((one, other) => areaOf(one) - areaOf(other));
	if (smallest) conditions.push({ kind: 'cells', names: cellsOf(smallest) });
	return conditions.length > 0
		? conditions
		: [{ kind: 'list', name: sql`${lists.events}` } as const];
}

/** The name of the list of a business, by its id or slug, so that no page has to look it up first. */
export const listOfBusiness = (idOrSlug: string): SQL =>
	sql`(${lists.eventsOfBusiness} || ${idOfBusiness(idOrSlug)})`;

/** Whether a key is that of an event that is public now, at the time and place that are asked for. */
export function isListed(key: SQL, filter: EventScanFilter, isSearch: boolean): SQL {
	const { box, near, days } = filter;
	const { from, to } = days ? instantsFor(days, filter.from) : timesOf(filter);
	const dayStart = listedDayStart(key, events.startAt);
	const isFirstListing = or(eq(dayStart, events.startAt), lte(dayStart, from));
	const startsAt = isSearch ? sql`${events.startAt}` : dayStart;
	return sql`EXISTS (SELECT 1 FROM ${events} WHERE ${and(
		eq(events.id, idInKey(key)),
		eq(events.status, sql`'approved'`),
		isKeyOf(key, events.startAt, events.endAt),
		isSearch ? undefined : isFirstListing,
		days ? gt(timeInKey(key), from) : undefined,
		to === null ? undefined : lt(startsAt, to),
		box ? isWithin(box) : undefined,
		near ? isInCircle(near) : undefined
	)})`;
}

const timesOf = ({ from, to = null }: EventScanFilter) => ({
	from: sql`${from}`,
	to: to === null ? null : sql`${to}`
});

/** What the days are for the event of the current row. One of an older release goes by the sun. */
function instantsFor(days: readonly LocalRange[], now: number): { from: SQL; to: SQL } {
	const offset = sql`coalesce(${events.utcOffset}, round(${events.longitude} * 4), 0)`;
	const local = (value: (range: LocalRange) => number) =>
		sql`CASE ${sql.join(
			days
				.toReversed()
				.map((range) => sql`WHEN ${offset} >= ${range.minOffset} THEN ${value(range)}`),
			sql` `
		)} END - ${offset} * ${sql.raw(String(millisecondsPerMinute))}`;
	return {
		from: sql`max(${now}, ${local(({ from }) => from)})`,
		to: sql`(${local(({ to }) => to)})`
	};
}

/** The haversine formula, against that of the radius. */
export function isInCircle({ latitude, longitude, radiusKm }: Circle): SQL {
	const radians = sql.raw(String(Math.PI / 180));
	return sql`
		pow(sin((${events.latitude} - ${latitude}) * ${radians} / 2), 2)
		+ ${Math.cos((latitude * Math.PI) / 180)} * cos(${events.latitude} * ${radians})
		* pow(sin((${events.longitude} - ${longitude}) * ${radians} / 2), 2)
		<= ${Math.sin(Math.min(radiusKm / earthRadiusKm, Math.PI) / 2) ** 2}`;
}

function isWithin({ west, south, east, north }: BoundingBox): SQL | undefined {
	const isBetween =
		west <= east
			? between(events.longitude, west, east)
			: or(gte(events.longitude, west), lte(events.longitude, east));
	return and(between(events.latitude, south, north), isBetween);
}
