import { and, eq, exists, isNull, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { businessNotFound } from '../businesses/errors.ts';
import { presentBusiness } from '../businesses/present.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/types.ts';
import type { Database } from '../database/client.ts';
import { businesses, claims, users } from '../database/schema.ts';
import { idOfBusiness, isBusiness } from '../database/sql/identify.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Err, Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import { provenAddress } from '../mail/proven-address.ts';
import type { RequestContext } from '../request-context.ts';
import { askAboutViewer } from '../users/ask-about-viewer.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { acceptClaim, declineClaim } from './decide.ts';
import {
	addressNeeded,
	alreadyClaimed,
	businessIsOwned,
	claimedByMany,
	claimNotFound,
	tooManyClaims
} from './errors.ts';
import { presentClaim } from './present.ts';
import { newClaim } from './schema.ts';
import type { ClaimService, OwnClaim } from './types.ts';
import { listClaims } from './waiting.ts';

/** What people say who want to own a business that was imported without an owner. */
export const createClaimService = (context: RequestContext): ClaimService => ({
	find: (business) => findOwn(context, business),
	claim: (business, input) => claim(context, business, input),
	withdraw: (business) => withdraw(context, business),
	list: (request) => listClaims(context, request),
	accept: (id) => acceptClaim(context, id),
	decline: (id, input) => declineClaim(context, id, input)
});

/** The claim of a person, and whether they have proven an address. */
const selectOwn = (database: Database, idOrSlug: string, person: SQL) =>
	database
		.select({
			...{ id: claims.id, text: claims.text, link: claims.link, createdAt: claims.createdAt },
			...{ decision: claims.decision, reason: claims.reason },
			hasAddress: sql<number>`${provenAddress} IS NOT NULL`.as('has_address')
		})
		.from(users)
		.leftJoin(
			claims,
			and(eq(claims.personId, users.id), eq(claims.businessId, idOfBusiness(idOrSlug)))
		)
		.where(eq(users.id, person));

async function findOwn(context: RequestContext, idOrSlug: string): Promise<Result<OwnClaim>> {
	const { database } = context;
	const [viewer, [row], own] = await Promise.all([
		actingViewer(context),
		selectBusinesses(database).where(isBusiness(idOrSlug)).limit(1),
		askAboutViewer(context, (person) => selectOwn(database, idOrSlug, person))
	]);
	if (!viewer) return notSignedIn;
	if (!row || !can(viewer, 'see_business', row)) return businessNotFound;
	const [found] = own ?? [];
	const claimed = found ? presentClaim(found) : null;
	if (claimed === null && !can(viewer, 'claim_business', row)) return businessIsOwned;
	const business = presentBusiness(row, viewer);
	return ok({ business, claim: claimed, hasAddress: Boolean(found?.hasAddress) });
}

interface Claimable {
	kind: 'claimable';
	row: BusinessRow;
	viewer: Viewer;
}

async function findClaimable(context: RequestContext, idOrSlug: string): Promise<Claimable | Err> {
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(context.database).where(isBusiness(idOrSlug)).limit(1)
	]);
	if (!viewer) return notSignedIn;
	if (!row || !can(viewer, 'see_business', row)) return businessNotFound;
	return can(viewer, 'claim_business', row) ? { kind: 'claimable', row, viewer } : businessIsOwned;
}

const isOpen = isNull(claims.decidedAt);

const countOpen = (database: Database, condition: SQL, max: number): SQL =>
	sql`(SELECT count(*) FROM ${database
		.select({ id: claims.id })
		.from(claims)
		.where(and(condition, isOpen))
		.limit(max)})`;

/** Whether a person and a business may each have another claim that waits. */
const conditionsOf = (database: Database, businessId: number, personId: string) => ({
	isOwnerless: exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(and(eq(businesses.id, businessId), isNull(businesses.ownerId), businesses.isVerified))
	),
	hasAddress: exists(
		database
			.select({ id: users.id })
			.from(users)
			.where(and(eq(users.id, personId), sql`${provenAddress} IS NOT NULL`))
	),
	hasFew: lt(
		countOpen(database, eq(claims.personId, personId), limits.openClaims),
		limits.openClaims
	),
	isOfFew: lt(
		countOpen(database, eq(claims.businessId, businessId), limits.claimsOfBusiness),
		limits.claimsOfBusiness
	)
});

async function claim(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<null>> {
	const { database, now, log } = context;
	const found = await findClaimable(context, idOrSlug);
	if (found.kind === 'error') return found;
	const parsed = parseInput(newClaim, raw);
	if (parsed.kind === 'error') return parsed;
	const { row, viewer } = found;
	const { id: businessId } = row;
	const at = now();
	const conditions = conditionsOf(database, businessId, viewer.id);
	const { text, link } = parsed.input;
	const values = { businessId, personId: viewer.id, text, link, createdAt: at };
	// Not in the audit log, which keeps everything: a claim can be withdrawn and made again.
	const { meta } = await insertRowsIf(
		database,
		claims,
		[values],
		and(...Object.values(conditions))
	);
	if (meta.changes === 0) return whyNot(database, conditions);
	log('business_claimed', { business_id: businessId, by: viewer.id });
	return ok(null);
}

/** Why a claim was not saved. */
async function whyNot(
	database: Database,
	{ isOwnerless, hasAddress, hasFew, isOfFew }: ReturnType<typeof conditionsOf>
): Promise<Err> {
	const [row] = await database
		.select({
			isOwnerless: sql<number>`${isOwnerless}`.as('is_ownerless'),
			hasAddress: sql<number>`${hasAddress}`.as('has_address'),
			hasFew: sql<number>`${hasFew}`.as('has_few'),
			isOfFew: sql<number>`${isOfFew}`.as('is_of_few')
		})
		.from(sql`(SELECT 1)`);
	if (!row?.isOwnerless) return businessIsOwned;
	if (!row.hasAddress) return addressNeeded;
	if (!row.hasFew) return tooManyClaims;
	return row.isOfFew ? alreadyClaimed : claimedByMany;
}

async function withdraw(context: RequestContext, idOrSlug: string): Promise<Result<null>> {
	const { database, log } = context;
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	const deleted = await database
		.delete(claims)
		.where(
			and(eq(claims.businessId, idOfBusiness(idOrSlug)), eq(claims.personId, viewer.id), isOpen)
		)
		.returning({ businessId: claims.businessId });
	const [row] = deleted;
	if (!row) return claimNotFound;
	log('claim_withdrawn', { business_id: row.businessId, by: viewer.id });
	return ok(null);
}
