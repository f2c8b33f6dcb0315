import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses, businessMembers } from '../database/schema.ts';
import { categoryListName } from '../database/sql/categories.ts';
import {
	continuationOf,
	inPageOrder,
	pageFields,
	pageKey,
	scanPage
} from '../database/sql/list-scan.ts';
import type { ListScan, ScanCondition } from '../database/sql/list-scan.ts';
import { nextEventOf } from '../database/sql/next-event.ts';
import { invalidCursor } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { lists } from '../database/postings/list-names.ts';
import { toMinute } from '../database/postings/sort-key.ts';
import { defaultLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import { readWithCorrection, toSearch } from '../listing/search.ts';
import type { Search } from '../listing/search.ts';
import type { RequestContext } from '../request-context.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { presentBusiness } from './present.ts';
import { businessFields, selectBusinesses } from './repository.ts';
import type { Business, BusinessFilter, BusinessRow } from './types.ts';

/** Above every id. */
const firstKey = Number.MAX_SAFE_INTEGER;

/** Verified businesses, newest first: their sort keys are their ids. */
export async function listBusinesses(
	context: RequestContext,
	filter: BusinessFilter = {}
): Promise<Result<Page<Business>>> {
	const { q, category, cursor, limit = defaultLimit, withNextEvent = false } = filter;
	const position = cursor ? readCursor('businesses', cursor) : [firstKey];
	if (position?.length !== 1) return invalidCursor;
	const search = q ? toSearch(q, lists.businessesWithWord) : null;
	if (q && search === null) return ok({ items: [], nextCursor: null });
	const [after = firstKey] = position;
	const scanFor = (searched: Search | null): ListScan => ({
		everything: lists.businesses,
		conditions: conditionsOf(searched, category),
		after,
		direction: 'descending',
		isItem: isListed,
		limit
	});
	const [viewer, page] = await Promise.all([
		currentViewer(context),
		readPage(context, search, scanFor, withNextEvent)
	]);
	return ok({ ...page, items: page.items.map((business) => presentBusiness(business, viewer)) });
}

function conditionsOf(search: Search | null, category: string | null | undefined): ScanCondition[] {
	const words = search?.conditions ?? [];
	const chosen = category ? [categoryListName(lists.businessesOfCategory, category)] : [];
	const names = words.length + chosen.length > 0 ? chosen : [sql`${lists.businesses}`];
	return [...words, ...names.map((name): ScanCondition => ({ kind: 'list', name }))];
}

const isListed = (key: SQL): SQL =>
	sql`EXISTS (SELECT 1 FROM ${businesses} WHERE ${and(
		eq(businesses.id, key),
		sql`${businesses.isVerified}`,
		isNull(businesses.deletedAt)
	)})`;

async function readPage(
	context: RequestContext,
	search: Search | null,
	scanFor: (search: Search | null) => ListScan,
	withNextEvent: boolean
): Promise<Page<BusinessRow>> {
	const { rows, search: notes } = await readWithCorrection(
		search,
		(searched) => selectPage(context, scanFor(searched), withNextEvent),
		({ business }) => business === null
	);
	const { limit } = scanFor(search);
	const { nextKey, isIncomplete } = continuationOf(rows, limit);
	return {
		items: rows
			.flatMap(({ business, nextEvent }) =>
				business ? [{ ...business, ...(withNextEvent && { nextEvent }) }] : []
			)
			.slice(0, limit),
		nextCursor: nextKey === null ? null : toCursor('businesses', [nextKey]),
		...(isIncomplete && { isIncomplete }),
		...(notes && { search: notes })
	};
}

const noEvent = sql`NULL`.as<null>('next_event');

const selectPage = ({ database, now }: RequestContext, scan: ListScan, withNextEvent: boolean) =>
	database
		.select({
			...pageFields,
			business: businessFields,
			nextEvent: withNextEvent ? nextEventOf(toMinute(now())) : noEvent
		})
		.from(scanPage(scan))
		.leftJoin(businesses, eq(businesses.id, pageKey))
		.orderBy(inPageOrder(scan.direction));

/** The newest ids of a person's businesses before one: those they own, and those they work for. */
export const ownBusinessIds = (
	database: Database,
	personId: string,
	before: number,
	limit: number
): SQL => sql`(
	SELECT id FROM (${database
		.select({ id: businesses.id })
		.from(businesses)
		.where(
			and(eq(businesses.ownerId, personId), isNull(businesses.deletedAt), lt(businesses.id, before))
		)
		.orderBy(desc(businesses.id))
		.limit(limit)})
	UNION
	SELECT business_id FROM (${database
		.select({ id: businessMembers.businessId })
		.from(businessMembers)
		.where(and(eq(businessMembers.personId, personId), lt(businessMembers.businessId, before)))
		.orderBy(desc(businessMembers.businessId))
		.limit(limit)})
)`;

/** The businesses that the viewer owns or works for, newest first, verified or not. */
export async function listOwnBusinesses(
	{ database }: RequestContext,
	viewer: Viewer,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Business>>> {
	const position = cursor ? readCursor('mybusinesses', cursor) : [firstKey];
	if (position?.length !== 1) return invalidCursor;
	const [before = firstKey] = position;
	const rows = await selectBusinesses(database)
		.where(
			and(
				inArray(businesses.id, ownBusinessIds(database, viewer.id, before, limit + 1)),
				isNull(businesses.deletedAt)
			)
		)
		.orderBy(desc(businesses.id))
		.limit(limit + 1);
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		items: rows.slice(0, limit).map((row) => presentBusiness(row, viewer)),
		nextCursor: last ? toCursor('mybusinesses', [last.id]) : null
	});
}
