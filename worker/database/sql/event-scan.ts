import { and, between, eq, gte, lt, lte, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { gridLevels, lists } from '../listing-constants.ts';
import { eventBusinesses, events } from '../schema.ts';
import { categoryListName, eventHasCategory } from './categories.ts';
import { idInKey, keyAfter, listedDayStart, maxEventMs, millisecondsPerDay } from './event-key.ts';
import { idOfBusiness } from './identify.ts';
import { fullTextScan, indexScan, maxRowsFor, scanKey } from './index-scan.ts';
import type { KeyQuery } from './index-scan.ts';

/** Degrees. Where `west` is greater than `east`, the box crosses the 180th meridian. */
export interface BoundingBox {
	west: number;
	south: number;
	east: number;
	north: number;
}

export interface EventScanFilter {
	/** An FTS5 query. */
	match: string | null;
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

interface EventScan {
	keys: KeyQuery;
	where: SQL;
	/** The maximum number of rows read. */
	maxRows: number;
}

/** Joins the scanned keys to their events. */
export const joinEvents: SQL = sql`JOIN ${events} ON ${events.id} = ${idInKey(scanKey)}`;

/**
 * Plans how to find the events that match a filter: by full-text search if it has words, else by
 * scanning the narrowest list. Each row is checked against the other conditions. An event of
 * several days is listed once per day; only its first listing from `from` on counts.
 *
 * @param after the sort key to continue after; null to start from the beginning
 * @param precondition nothing is read unless it holds
 */
export function scanEvents(
	filter: EventScanFilter,
	after: number | null,
	precondition?: SQL
): EventScan {
	const { match, from, limit, to = null } = filter;
	const source = match === null ? sourceOf(filter) : 'search';
	const conditions = conditionsOf(filter, source);
	const maxRows = maxRowsFor(limit, to !== null || conditions.length > 1);
	const last = match === null ? millisecondsPerDay : maxEventMs;
	const range = {
		after: after ?? keyAfter(from),
		direction: 'ascending',
		...(to !== null && { before: keyAfter(to + last) }),
		maxRows,
		precondition
	} as const;
	const keys =
		match === null
			? indexScan({ listNames: listNamesOf(filter, source), ...range })
			: fullTextScan({ table: 'event_search', match, ...range });
	return { keys, where: and(...conditions) ?? sql`TRUE`, maxRows };
}

/** The list that is scanned. */
type Source = 'search' | 'business' | 'box' | 'category' | 'all';

function sourceOf({ business, box, category }: EventScanFilter): Source {
	if (business) return 'business';
	if (box) return 'box';
	return category ? 'category' : 'all';
}

/** The conditions that the source does not guarantee. */
function conditionsOf(filter: EventScanFilter, source: Source): SQL[] {
	const { from, to = null, category, business, box } = filter;
	const dayStart = listedDayStart(scanKey, events.startAt);
	const startsAt = source === 'search' ? sql`${events.startAt}` : dayStart;
	const isFirstListing = or(eq(dayStart, events.startAt), lte(dayStart, from));
	return [
		source === 'search' ? sql`TRUE` : isFirstListing,
		to !== null ? lt(startsAt, to) : null,
		category && source !== 'category' ? eventHasCategory(category) : null,
		business && source !== 'business' ? isParticipant(business) : null,
		box ? isWithin(box) : null
	].filter((condition) => condition !== null && condition !== undefined);
}

function listNamesOf({ business, box, category }: EventScanFilter, source: Source): SQL {
	if (source === 'business' && business) return listOfBusiness(business);
	if (source === 'box' && box) return sql`${JSON.stringify(cellsOf(box))}`;
	if (source === 'category' && category) return categoryListName(lists.eventsOfCategory, category);
	return sql`json_array(${lists.events})`;
}

/** The list of a business, by its id or slug, so that a page does not have to look it up first. */
export const listOfBusiness = (idOrSlug: string): SQL =>
	sql`json_array(${lists.eventsOfBusiness} || ${idOfBusiness(idOrSlug)})`;

const isParticipant = (idOrSlug: string): SQL => sql`(
	${events.hostBusinessId} = ${idOfBusiness(idOrSlug)} OR EXISTS (
		SELECT 1 FROM ${eventBusinesses} WHERE ${eq(eventBusinesses.eventId, events.id)}
		AND ${eventBusinesses.businessId} = ${idOfBusiness(idOrSlug)}
	)
)`;

function isWithin({ west, south, east, north }: BoundingBox): SQL | undefined {
	const isBetween =
		west <= east
			? between(events.longitude, west, east)
			: or(gte(events.longitude, west), lte(events.longitude, east));
	return and(between(events.latitude, south, north), isBetween);
}

const maxCells = 16;

/** The lists of the squares that cover a box, in the finest grid where 16 are enough. */
function cellsOf({ west, south, east, north }: BoundingBox): string[] {
	const width = west <= east ? east - west : east - west + 360;
	for (const level of gridLevels) {
		const size = 360 / 2 ** level;
		const left = Math.floor((west + 180) / size);
		const bottom = Math.floor((south + 90) / size);
		const columns = Math.min(Math.floor((west + width + 180) / size) - left + 1, 2 ** level);
		const rows = Math.floor((north + 90) / size) - bottom + 1;
		if (columns * rows > maxCells) continue;
		return Array.from({ length: columns * rows }, (_, index) => {
			const column = (left + (index % columns)) % 2 ** level;
			return `${lists.eventsInCell}${level}/${column}/${bottom + Math.floor(index / columns)}`;
		});
	}
	return [];
}
