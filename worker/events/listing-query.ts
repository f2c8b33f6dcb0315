import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { idOfNamed } from '../businesses/repository.ts';
import { toMatch } from '../listing/full-text.ts';
import { search, stepsFor, walk } from '../listing/index-scan.ts';
import { keyAfter, timeOf } from '../listing/event-key.ts';
import type { Box, EventFilter } from './types.ts';

const day = 24 * 60 * 60 * 1000;
const longest = 31 * day;

interface EventWalk {
	along: SQL;
	where: SQL;
	/** Rows read at most. */
	steps: number;
}

/**
 * How the events that a filter asks for are found: by words if there are any, else under the
 * narrowest heading, with what that does not settle checked on each row. Long events are listed
 * once a day; only the first such row from `from` on counts.
 *
 * @param after the key to go on behind, null from the beginning
 * @param provided where this does not hold, nothing is read
 * @returns null when nothing can be found
 */
export function eventWalk(
	filter: EventFilter & { from: number; limit: number },
	after: number | null,
	provided?: SQL
): EventWalk | null {
	const { q, from, limit } = filter;
	const to = filter.to ?? null;
	const match = q ? toMatch(q) : null;
	if (q && match === null) return null;
	const driver = match ? null : driverOf(filter);
	const conditions = [
		match ? sql`TRUE` : isFirstListed(from),
		to !== null ? sql`${match ? sql`e.start_at` : listedFrom} < ${to}` : null,
		filter.category && driver !== 'category' ? isFiledUnder(filter.category) : null,
		filter.business && driver !== 'business' ? takesPart(filter.business) : null,
		filter.box ? isWithin(filter.box) : null
	].filter((condition) => condition !== null);
	const steps = stepsFor(limit, to !== null || conditions.length > 1);
	const along = {
		after: after ?? keyAfter(from),
		direction: 'up' as const,
		...(to !== null ? { before: keyAfter(to + (match ? longest : day)) } : {}),
		...{ steps, provided }
	};
	return {
		along: match
			? search({ table: 'event_search', match, ...along })
			: walk({ headings: headingsOf(filter, driver), ...along }),
		where: sql.join(conditions, sql` AND `),
		steps
	};
}

type Driver = 'business' | 'box' | 'category' | null;

function driverOf({ business, box, category }: EventFilter): Driver {
	if (business) return 'business';
	if (box) return 'box';
	return category ? 'category' : null;
}

function headingsOf({ business, box, category }: EventFilter, driver: Driver): SQL {
	if (driver === 'business' && business) return headingsOfBusiness(business);
	if (driver === 'box' && box) return sql`${JSON.stringify(cellsOf(box))}`;
	if (driver !== 'category') return sql`json_array('events')`;
	return sql`json_array('events/category/' || (SELECT id FROM categories WHERE slug = ${category}))`;
}

/** Asked by name, so that a page's lists need not wait until it has found its business. */
export const headingsOfBusiness = (idOrSlug: string): SQL =>
	sql`json_array('events/business/' || ${idOfNamed(idOrSlug)})`;

/** When the day begins that a row of a listing stands for: 24 hours each, from the event's start. */
const listedFrom = sql`(e.start_at + (${timeOf(sql`w.key`)} - e.start_at - 1) / 86400000 * 86400000)`;

const isFirstListed = (from: number): SQL =>
	sql`(${listedFrom} = e.start_at OR ${listedFrom} <= ${from})`;

const isFiledUnder = (category: string): SQL => sql`EXISTS (
	SELECT 1 FROM event_categories
	WHERE event_id = e.id AND category_id = (SELECT id FROM categories WHERE slug = ${category})
)`;

const takesPart = (
	idOrSlug: string
): SQL => sql`(e.host_business_id = ${idOfNamed(idOrSlug)} OR EXISTS (
	SELECT 1 FROM event_businesses WHERE event_id = e.id AND business_id = ${idOfNamed(idOrSlug)}
))`;

function isWithin({ west, south, east, north }: Box): SQL {
	const along =
		west <= east
			? sql`e.longitude BETWEEN ${west} AND ${east}`
			: sql`(e.longitude >= ${west} OR e.longitude <= ${east})`;
	return sql`e.latitude BETWEEN ${south} AND ${north} AND ${along}`;
}

/** The grids that the migrations file places under, finest first: squares of 360 / 2^n degrees. */
const grids = [13, 11, 9, 7, 5, 3, 1];
const mostCells = 16;

/** The squares that cover a box, of the finest grid in which there are not too many. */
function cellsOf({ west, south, east, north }: Box): string[] {
	const width = west <= east ? east - west : east - west + 360;
	for (const grid of grids) {
		const size = 360 / 2 ** grid;
		const [left, bottom] = [Math.floor((west + 180) / size), Math.floor((south + 90) / size)];
		const columns = Math.min(Math.floor((west + width + 180) / size) - left + 1, 2 ** grid);
		const rows = Math.floor((north + 90) / size) - bottom + 1;
		if (columns * rows > mostCells) continue;
		return Array.from({ length: columns * rows }, (_, at) => {
			const column = (left + (at % columns)) % 2 ** grid;
			return `events/cell/${grid}/${column}/${bottom + Math.floor(at / columns)}`;
		});
	}
	return [];
}
