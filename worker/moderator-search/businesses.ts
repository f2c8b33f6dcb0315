import { and, eq, isNull, not, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/types.ts';
import { lists } from '../database/postings/list-names.ts';
import { businesses, users } from '../database/schema.ts';
import { isBusiness } from '../database/sql/identify.ts';
import { inPageOrder, pageFields, pageKey, scanPage } from '../database/sql/list-scan.ts';
import type { RequestContext } from '../request-context.ts';
import type { Viewer } from '../users/viewer.ts';
import type { Asked } from './asked.ts';
import { eventsOfBusiness, reportsAbout, toItemCount } from './counts.ts';
import { ownerFields, ownerOf } from './owner.ts';
import { readNamed } from './read-named.ts';
import type { Position } from './read-named.ts';
import type { FoundBusiness } from './types.ts';

const fields = {
	business: businessFields,
	owner: ownerFields,
	events: eventsOfBusiness,
	reports: reportsAbout('business', businesses.id)
};

const selectOne = ({ database }: RequestContext, which: SQL | undefined) =>
	database
		.select(fields)
		.from(businesses)
		.leftJoin(users, eq(users.id, businesses.ownerId))
		.where(which)
		.limit(1);

type Row = Awaited<ReturnType<typeof selectOne>>[number];

const selectPage = ({ database }: RequestContext, page: SQL) =>
	database
		.select({ ...pageFields, ...fields })
		.from(page)
		.leftJoin(businesses, eq(businesses.id, pageKey))
		.leftJoin(users, eq(users.id, businesses.ownerId))
		.orderBy(inPageOrder('descending'));

/** Businesses in any state, until they are being deleted. */
export const findBusinesses = (context: RequestContext, asked: Asked, position: Position) =>
	readNamed({
		kind: 'businesses',
		prefix: lists.businessesNamed,
		everything: lists.businesses,
		asked,
		position,
		isItem: (key) =>
			sql`EXISTS (SELECT 1 FROM ${businesses} WHERE ${and(
				eq(businesses.id, key),
				isNull(businesses.deletedAt),
				asked.name === null ? undefined : not(sql`(${isBusiness(asked.name)})`)
			)})`,
		readOne: (name) => selectOne(context, isBusiness(name)),
		readPage: (scan) => selectPage(context, scanPage(scan)),
		toRow: ({ business, ...rest }): Row[] => (business ? [{ business, ...rest }] : [])
	});

export const presentFoundBusiness = (
	{ business, owner, events, reports }: Row,
	viewer: Viewer
): FoundBusiness => ({
	business: presentBusiness(business satisfies BusinessRow, viewer),
	decidedAt: business.decidedAt === null ? null : new Date(business.decidedAt).toISOString(),
	owner: ownerOf(owner, viewer),
	events: toItemCount(events),
	reports
});
