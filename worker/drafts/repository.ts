import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { ownBusinessIds } from '../businesses/lists.ts';
import type { Database } from '../database/client.ts';
import { businesses, drafts } from '../database/schema.ts';
import { isDraftWithId } from '../database/sql/identify.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { hasRole, membersOf } from '../database/sql/members.ts';
import { rolesThatMay } from '../users/team-roles.ts';
import type { Draft } from './types.ts';

/** Begins a query for drafts, with those who work for their hosts. */
const select = (database: Database) =>
	database
		.select({
			id: drafts.id,
			businessId: drafts.businessId,
			submissionId: drafts.submissionId,
			fields: drafts.fields,
			cover: drafts.cover,
			gallery: drafts.gallery,
			version: drafts.version,
			createdAt: drafts.createdAt,
			updatedAt: drafts.updatedAt,
			hostSlug: joinedColumn(businesses.slug, 'host_slug'),
			hostName: joinedColumn(businesses.name, 'host_name'),
			hostOwnerId: joinedColumn(businesses.ownerId, 'host_owner_id'),
			hostMembers: membersOf(businesses.id, 'host_members')
		})
		.from(drafts)
		.innerJoin(businesses, and(eq(businesses.id, drafts.businessId), isNull(businesses.deletedAt)));

export type DraftRow = Awaited<ReturnType<typeof select>>[number];

/** The draft with an id, as it is in an address. */
export const selectDraft = (database: Database, id: string) =>
	select(database).where(isDraftWithId(id)).limit(1);

/** The draft that a person made with a submission. */
export const selectSubmitted = (database: Database, personId: string, submissionId: string) =>
	select(database)
		.where(and(eq(drafts.createdBy, personId), eq(drafts.submissionId, submissionId)))
		.limit(1);

/** A person's newest businesses whose drafts are looked at, and as many that they work for. */
const maxHosts = 100;

/** Above every id. */
const firstId = Number.MAX_SAFE_INTEGER;

const isManagedBy = (personId: string) => hasRole(personId, rolesThatMay('manage'));

/** Where a list continues: after the draft that was changed then, and has this id. */
interface Place {
	updatedAt: number;
	id: number;
}

/** The drafts of businesses that a person manages, the last changed first: so many of each are read. */
export function selectDrafts(
	database: Database,
	personId: string,
	after: Place | null,
	limit: number
) {
	const isAfter: SQL = after
		? sql`(own.updated_at, own.id) < (${after.updatedAt}, ${after.id})`
		: sql`TRUE`;
	const ids = sql`(
		SELECT listed.value FROM ${ownBusinessIds(database, personId, firstId, maxHosts)} AS found
			CROSS JOIN json_each((SELECT json_group_array(id) FROM (
				SELECT own.id FROM ${drafts} own WHERE own.business_id = found.id AND ${isAfter}
				ORDER BY own.updated_at DESC, own.id DESC LIMIT ${limit}
			))) listed
	)`;
	return select(database)
		.where(and(inArray(drafts.id, ids), isManagedBy(personId)))
		.orderBy(desc(drafts.updatedAt), desc(drafts.id))
		.limit(limit);
}

/** How many drafts a person has made for businesses that they manage. */
export const draftsOf = (personId: string): SQL<number> => sql<number>`(
	SELECT count(*) FROM ${drafts} JOIN ${businesses} ON ${businesses.id} = ${drafts.businessId}
	WHERE ${drafts.createdBy} = ${personId} AND ${isManagedBy(personId)}
)`;

export const presentDraft = (row: DraftRow): Draft => ({
	id: row.id,
	host: { id: row.businessId, slug: row.hostSlug ?? '', name: row.hostName ?? '' },
	fields: row.fields,
	cover: row.cover,
	gallery: row.gallery ?? [],
	version: row.version,
	createdAt: new Date(row.createdAt).toISOString(),
	updatedAt: new Date(row.updatedAt).toISOString()
});
