import { and, eq, exists, isNull, ne, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import type { Database } from '../database/client.ts';
import { businesses, businessMembers, claims } from '../database/schema.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { notify } from '../notifications/notify.ts';
import type { RequestContext } from '../request-context.ts';
import { claimNotFound } from './errors.ts';
import { declinedClaim } from './schema.ts';
import type { ClaimOfBusiness } from './types.ts';
import { findWaiting, isWaiting } from './waiting.ts';

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
