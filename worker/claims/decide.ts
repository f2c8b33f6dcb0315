import { and, asc, eq, exists, gt, isNull, ne, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { businesses, businessMembers, claims, suspensions, users } from '../database/schema.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import { provenAddress } from '../mail/proven-address.ts';
import { notify } from '../notifications/notify.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import { displayNameOf } from '../users/viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { claimNotFound, onlyModeratorsDecideClaims } from './errors.ts';
import { presentClaim } from './present.ts';
import { declinedClaim } from './schema.ts';
import type { ClaimOfBusiness } from './types.ts';

/** It waits, nobody owns the business, and the person may own one. */
const isWaiting = and(
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

async function findWaiting(context: RequestContext, raw: string): Promise<Found | Err> {
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

const waitingClaim = (database: Database, id: number): SQL =>
	exists(
		database
			.select({ id: claims.id })
			.from(claims)
			.innerJoin(businesses, eq(businesses.id, claims.businessId))
			.where(and(isWaiting, eq(claims.id, id)))
	);

const ownedBy = (database: Database, businessId: number, personId: string): SQL =>
	exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(and(eq(businesses.id, businessId), eq(businesses.ownerId, personId)))
	);

/** The statements after the one that makes the person the owner: they do nothing unless it did. */
function declineOthers(
	database: Database,
	{ id, business, claimant }: ClaimOfBusiness,
	at: number
) {
	const isDone = ownedBy(database, business.id, claimant.id);
	return [
		database
			.delete(businessMembers)
			.where(
				and(
					eq(businessMembers.businessId, business.id),
					eq(businessMembers.personId, claimant.id),
					isDone
				)
			),
		database
			.update(claims)
			.set({
				decidedAt: at,
				decision: sql`iif(${claims.id} = ${id}, 'accepted', 'declined')`
			})
			.where(and(eq(claims.businessId, business.id), isNull(claims.decidedAt), isDone))
	] as const;
}

/** Makes the person the owner. Of two moderators who accept different claims, one succeeds. */
export async function acceptClaim(context: RequestContext, raw: string): Promise<Result<null>> {
	const { database, now, log } = context;
	const found = await findWaiting(context, raw);
	if (found.kind === 'error') return found;
	const { claim, viewer } = found;
	const { business, claimant } = claim;
	const at = now();
	const isAllowed = waitingClaim(database, claim.id);
	const news = { business: business.name, slug: business.slug, reason: null };
	const ofBusiness = eq(claims.businessId, business.id);
	const others = sql`(SELECT ${claims.personId} AS person_id FROM ${claims}
		WHERE ${and(ofBusiness, ne(claims.id, claim.id), isNull(claims.decidedAt))})`;
	const tell = (outcome: 'accepted' | 'declined', to: string | SQL) =>
		notify(
			database,
			{ kind: 'claim_decided', key: String(claim.id), data: { ...news, outcome } },
			to,
			at,
			isAllowed
		);
	const [, , , { meta }] = await database.batch([
		recordAudit(
			database,
			{
				action: 'claim_accepted',
				actor: viewer.id,
				subject: { kind: 'business', id: String(business.id) },
				details: { to: claimant.id }
			},
			at,
			isAllowed
		),
		tell('accepted', claimant.id),
		tell('declined', others),
		database
			.update(businesses)
			// Forms are told apart per owner: see teams/accept.ts.
			.set({
				ownerId: claimant.id,
				submissionId: sql`'claimed-' || ${businesses.id} || '-' || ${at}`
			})
			.where(and(eq(businesses.id, business.id), isAllowed)),
		...declineOthers(database, claim, at),
		recordPurges(database, [tags.business(business.id)], at)
	]);
	if (meta.changes === 0) return claimNotFound;
	log('claim_accepted', { business_id: business.id, by: viewer.id });
	return ok(null);
}

/** Declines a claim, with a reason for the person. */
export async function declineClaim(
	context: RequestContext,
	raw: string,
	input: unknown
): Promise<Result<null>> {
	const { database, now, log } = context;
	const found = await findWaiting(context, raw);
	if (found.kind === 'error') return found;
	const parsed = parseInput(declinedClaim, input);
	if (parsed.kind === 'error') return parsed;
	const { claim, viewer } = found;
	const { business, claimant } = claim;
	const { reason } = parsed.input;
	const at = now();
	const isAllowed = waitingClaim(database, claim.id);
	const news = {
		business: business.name,
		slug: business.slug,
		outcome: 'declined',
		reason
	} as const;
	const [, , { meta }] = await database.batch([
		recordAudit(
			database,
			{
				action: 'claim_declined',
				actor: viewer.id,
				subject: { kind: 'person', id: claimant.id },
				details: { business: business.id }
			},
			at,
			isAllowed
		),
		notify(
			database,
			{ kind: 'claim_decided', key: String(claim.id), data: news },
			claimant.id,
			at,
			isAllowed
		),
		database
			.update(claims)
			.set({ decidedAt: at, decision: 'declined', reason })
			.where(and(eq(claims.id, claim.id), isAllowed))
	]);
	if (meta.changes === 0) return claimNotFound;
	log('claim_declined', { business_id: business.id, by: viewer.id });
	return ok(null);
}
