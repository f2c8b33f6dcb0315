import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { lists } from '../database/listing-constants.ts';
import { businesses } from '../database/schema.ts';
import { businessHasCategory, categoryListName } from '../database/sql/categories.ts';
import {
	fullTextScan,
	indexScan,
	inPageOrder,
	maxRowsFor,
	nextKey,
	pageFields,
	pageKey,
	scanKey,
	scanPage
} from '../database/sql/index-scan.ts';
import { invalidCursor } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { toMatch } from '../listing/full-text.ts';
import { defaultLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { presentBusiness } from './present.ts';
import { businessFields, selectBusinesses } from './repository.ts';
import type { Business, BusinessFilter } from './types.ts';

/** Above every id. */
const firstKey = Number.MAX_SAFE_INTEGER;

/** Verified businesses, newest first: their sort keys are their ids. */
export async function listBusinesses(
	context: RequestContext,
	filter: BusinessFilter = {}
): Promise<Result<Page<Business>>> {
	const { q, category, cursor, limit = defaultLimit } = filter;
	const position = cursor ? readCursor('businesses', cursor) : [firstKey];
	if (position?.length !== 1) return invalidCursor;
	const match = q ? toMatch(q) : null;
	if (q && match === null) return ok({ items: [], nextCursor: null });
	const [after = firstKey] = position;
	const maxRows = maxRowsFor(limit, Boolean(match && category));
	const range = { after, direction: 'descending', maxRows } as const;
	const [viewer, rows] = await Promise.all([
		currentViewer(context),
		selectPage(context, {
			keys: match
				? fullTextScan({ table: 'business_search', match, ...range })
				: indexScan({ listNames: listNameOf(category), ...range }),
			where: match && category ? businessHasCategory(category) : sql`TRUE`,
			limit
		})
	]);
	const next = nextKey(rows, limit, maxRows);
	return ok({
		items: rows
			.flatMap(({ business }) => business ?? [])
			.slice(0, limit)
			.map((business) => presentBusiness(business, viewer)),
		nextCursor: next === null ? null : toCursor('businesses', [next])
	});
}

const listNameOf = (category: string | null | undefined): SQL =>
	category
		? categoryListName(lists.businessesOfCategory, category)
		: sql`json_array(${lists.businesses})`;

const selectPage = ({ database }: RequestContext, scan: { keys: SQL; where: SQL; limit: number }) =>
	database
		.select({ ...pageFields, business: businessFields })
		.from(
			scanPage({
				...scan,
				direction: 'descending',
				join: sql`JOIN ${businesses} ON ${eq(businesses.id, scanKey)}`
			})
		)
		.leftJoin(businesses, eq(businesses.id, pageKey))
		.orderBy(inPageOrder('descending'));

/** The viewer's own businesses, newest first, verified or not. */
export async function listOwnBusinesses(
	{ database }: RequestContext,
	viewer: Viewer,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Business>>> {
	const position = cursor ? readCursor('mybusinesses', cursor) : [firstKey];
	if (position?.length !== 1) return invalidCursor;
	const [before = firstKey] = position;
	const rows = await selectBusinesses(database)
		.where(and(eq(businesses.ownerId, viewer.id), lt(businesses.id, before)))
		.orderBy(desc(businesses.id))
		.limit(limit + 1);
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		items: rows.slice(0, limit).map((row) => presentBusiness(row, viewer)),
		nextCursor: last ? toCursor('mybusinesses', [last.id]) : null
	});
}
