import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import type { Database } from '../database/client.ts';
import { businesses, claims, suspensions, users } from '../database/schema.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import { provenAddress } from '../mail/proven-address.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import { displayNameOf } from '../users/viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { claimNotFound, onlyModeratorsDecideClaims } from './errors.ts';
import { presentClaim } from './present.ts';
import type { ClaimOfBusiness } from './types.ts';

/** Whether a claim waits, nobody owns its business, and its person may own one: with both tables joined. */
export const isWaiting = and(
	isNull(claims.decidedAt),
	sql`NOT EXISTS (SELECT 1 FROM ${suspensions} WHERE ${eq(suspensions.personId, claims.personId)})`,
	isNull(businesses.ownerId),
	isNull(businesses.deletedAt)
);

const claimFields = {
	id: joinedColumn(claims.id, 'claim_id'),
	text: joinedColumn(claims.text, 'claim_text'),
	link: joinedColumn(claims.link, 'claim_link'),
	createdAt: joinedColumn(claims.createdAt, 'claim_created_at'),
	decision: joinedColumn(claims.decision, 'claim_decision'),
	reason: joinedColumn(claims.reason, 'claim_reason')
};

const claimantFields = {
	id: joinedColumn(users.id, 'person_id'),
	name: joinedColumn(users.name, 'person_name'),
	givenName: joinedColumn(users.givenName, 'person_given_name'),
	familyName: joinedColumn(users.familyName, 'person_family_name'),
	username: joinedColumn(users.username, 'person_username'),
	address: provenAddress.as('person_address')
};

const selectWaiting = (database: Database) =>
	database
		.select({ claim: claimFields, claimant: claimantFields, business: businessFields })
		.from(claims)
		.innerJoin(businesses, eq(businesses.id, claims.businessId))
		.innerJoin(users, eq(users.id, claims.personId));

type WaitingRow = Awaited<ReturnType<typeof selectWaiting>>[number];

function present({ claim, claimant, business }: WaitingRow, viewer: Viewer): ClaimOfBusiness[] {
	const shown = presentClaim(claim);
	if (!shown) return [];
	const { id, name, givenName, familyName, username, address } = claimant;
	return [
		{
			...shown,
			business: presentBusiness(business, viewer),
			claimant: {
				id: id ?? '',
				name: displayNameOf({
					...{ name, givenName, familyName, username: username ?? '' },
					...{ email: null, emailVerified: false }
				}),
				address
			}
		}
	];
}

/** Claims of a page, each with its business. */
const defaultLimit = 10;

/** Those that wait, oldest first. */
export async function listClaims(
	context: RequestContext,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<ClaimOfBusiness>>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'decide_claims')) return onlyModeratorsDecideClaims;
	const position = cursor ? readCursor('claims', cursor) : [0];
	if (position?.length !== 1) return invalidCursor;
	const [after = 0] = position;
	const rows = await selectWaiting(context.database)
		.where(and(isWaiting, gt(claims.id, after)))
		.orderBy(asc(claims.id))
		.limit(limit + 1);
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		items: rows.slice(0, limit).flatMap((row) => present(row, viewer)),
		nextCursor: last ? toCursor('claims', [last.claim.id ?? 0]) : null
	});
}

interface Found {
	kind: 'found';
	claim: ClaimOfBusiness;
	viewer: Viewer;
}

/** A claim that waits, for somebody who may decide it. */
export async function findWaiting(context: RequestContext, raw: string): Promise<Found | Err> {
	const id = /^\d{1,15}$/.test(raw) ? Number(raw) : 0;
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		selectWaiting(context.database).where(and(isWaiting, eq(claims.id, id)))
	]);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'decide_claims')) return onlyModeratorsDecideClaims;
	const [claim] = row ? present(row, viewer) : [];
	return claim ? { kind: 'found', claim, viewer } : claimNotFound;
}
