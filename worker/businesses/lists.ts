import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Ask } from '../database/batch.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { usualLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import { toMatch } from '../listing/full-text.ts';
import { nextKey, pageOf, search, stepsFor, walk } from '../listing/index-scan.ts';
import type { WalkRow } from '../listing/index-scan.ts';
import { done } from '../http/result.ts';
import type { Outcome } from '../http/result.ts';
import { invalidCursor } from '../http/refusal.ts';
import type { Viewer } from '../users/viewer.ts';
import { businessColumns, toBusiness } from './repository.ts';
import type { BusinessRow } from './repository.ts';
import type { Business, BusinessFilter } from './types.ts';

/** Above every id. */
const beyond = Number.MAX_SAFE_INTEGER;

const emptyPage: Page<never> = { items: [], nextCursor: null };

/** Lists of businesses, newest first: their keys are their ids. */
export function businessLists({ ask, viewer }: { ask: Ask; viewer: Viewer | null }) {
	async function list(filter: BusinessFilter = {}): Promise<Outcome<Page<Business>>> {
		const { q, category, cursor, limit = usualLimit } = filter;
		const position = cursor ? readCursor('businesses', cursor) : [beyond];
		if (position?.length !== 1) return invalidCursor;
		const [after = beyond] = position;
		const match = q ? toMatch(q) : null;
		if (q && match === null) return done(emptyPage);
		const steps = stepsFor(limit, Boolean(match && category));
		const downwards = { after, direction: 'down', steps } as const;
		const along = match
			? search({ table: 'business_search', match, ...downwards })
			: walk({ headings: headingsOf(category), ...downwards });
		return read(along, match && category ? isFiledUnder(category) : sql`TRUE`, limit, steps);
	}

	async function read(along: SQL, where: SQL, limit: number, steps: number) {
		const rows = await ask<WalkRow & BusinessRow>(
			pageOf({
				...{ along, where, limit, direction: 'down', columns: businessColumns },
				from: sql`JOIN businesses b ON b.id = w.key`
			})
		);
		const next = nextKey(rows, limit, steps);
		return done({
			items: rows
				.filter((row) => row.key !== null)
				.slice(0, limit)
				.map(shown),
			nextCursor: next === null ? null : toCursor('businesses', [next])
		});
	}

	async function mine(
		owner: Viewer,
		{ cursor, limit = usualLimit }: PageRequest = {}
	): Promise<Outcome<Page<Business>>> {
		const position = cursor ? readCursor('mybusinesses', cursor) : [beyond];
		if (position?.length !== 1) return invalidCursor;
		const rows = await ask<BusinessRow>(sql`SELECT ${businessColumns} FROM businesses b
			WHERE b.owner_id = ${owner.id} AND b.id < ${position[0]} ORDER BY b.id DESC LIMIT ${limit + 1}`);
		const last = rows.length > limit ? rows[limit - 1] : null;
		return done({
			items: rows.slice(0, limit).map(shown),
			nextCursor: last ? toCursor('mybusinesses', [last.id]) : null
		});
	}

	const shown = (row: BusinessRow) => toBusiness(row, viewer);

	return { list, mine };
}

const headingsOf = (category: string | null | undefined): SQL =>
	category
		? sql`json_array('businesses/category/' || (SELECT id FROM categories WHERE slug = ${category}))`
		: sql`json_array('businesses')`;

const isFiledUnder = (category: string): SQL => sql`EXISTS (
	SELECT 1 FROM business_categories
	WHERE business_id = b.id AND category_id = (SELECT id FROM categories WHERE slug = ${category})
)`;
