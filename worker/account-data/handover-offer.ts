import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { tooManyToTakeOver } from '../businesses/errors.ts';
import { hashOfLinkToken, newLinkToken } from '../http/link-token.ts';
import type { Database } from '../database/client.ts';
import { businesses, handovers, users } from '../database/schema.ts';
import { unverifiedBusinessesOf } from '../database/sql/count-pending.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { enqueueJob } from '../jobs/queue.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { requireRecentSignIn } from '../users/recent-sign-in.ts';
import { displayNameOf } from '../users/viewer.ts';
import { handoverNotFound, handoverToSelf, nothingToHandOver } from './errors.ts';
import type { Handover } from './types.ts';

/** Milliseconds for which a link works. */
const lifetimeMs = 7 * 86_400_000;

/** Nobody needs to know exactly how many they are beyond that. */
const maxCounted = 1_000;

/** The businesses of a person, for a condition within a statement. */
const ownedBy = (database: Database, ownerId: string) =>
	database
		.select({ id: businesses.id })
		.from(businesses)
		.where(and(eq(businesses.ownerId, ownerId), isNull(businesses.deletedAt)));

/** Makes a link that hands over all businesses of the viewer, once; an older link ends. */
export async function offerHandover(context: RequestContext): Promise<Result<string>> {
	const { database, now, log } = context;
	const recent = await requireRecentSignIn(context);
	if (recent.kind === 'error') return recent;
	const { id: ownerId } = recent.value;
	const token = newLinkToken();
	const at = now();
	const row = {
		tokenHash: await hashOfLinkToken(token),
		createdAt: at,
		expiresAt: at + lifetimeMs,
		acceptedBy: null
	};
	const [owned] = await database.batch([
		ownedBy(database, ownerId).limit(1),
		database
			.insert(handovers)
			.values({ ownerId, ...row })
			.onConflictDoUpdate({
				target: handovers.ownerId,
				set: row,
				setWhere: isNull(handovers.acceptedBy)
			})
	]);
	if (owned.length === 0) return nothingToHandOver;
	log('handover_offered', { user: ownerId });
	return ok(`/handovers/${token}`);
}

/** Ends the viewer's link. */
export async function withdrawHandover(context: RequestContext): Promise<Result<null>> {
	const viewer = await actingViewer(context);
	if (!viewer) return notSignedIn;
	await context.database
		.delete(handovers)
		.where(and(eq(handovers.ownerId, viewer.id), isNull(handovers.acceptedBy)));
	return ok(null);
}

const isOpen = (tokenHash: string, now: number) =>
	and(
		eq(handovers.tokenHash, tokenHash),
		isNull(handovers.acceptedBy),
		gt(handovers.expiresAt, now)
	);

/** What a link offers. It is a secret, so it is shown to whoever has it and is signed in. */
export async function findHandover(
	context: RequestContext,
	token: string
): Promise<Result<Handover>> {
	const { database, now } = context;
	const counted = database
		.select({ id: businesses.id })
		.from(businesses)
		.where(and(sql`${businesses.ownerId} = ${handovers.ownerId}`, isNull(businesses.deletedAt)))
		.limit(maxCounted);
	const tokenHash = await hashOfLinkToken(token);
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		database
			.select({
				ownerId: handovers.ownerId,
				expiresAt: handovers.expiresAt,
				businesses: sql<number>`(SELECT count(*) FROM ${counted})`.as('business_count'),
				name: users.name,
				givenName: users.givenName,
				familyName: users.familyName,
				username: users.username
			})
			.from(handovers)
			.innerJoin(users, eq(users.id, handovers.ownerId))
			.where(isOpen(tokenHash, now()))
	]);
	if (!viewer) return notSignedIn;
	if (!row) return handoverNotFound;
	if (row.ownerId === viewer.id) return handoverToSelf;
	return ok({
		from: displayNameOf({ ...row, email: null, emailVerified: false }),
		businesses: row.businesses,
		expiresAt: new Date(row.expiresAt).toISOString()
	});
}

/** Whether somebody may own what waits for verification of another person, beside their own. */
function mayWait(ownerId: string, viewerId: string): SQL {
	const offered = unverifiedBusinessesOf(ownerId);
	const own = unverifiedBusinessesOf(viewerId);
	return sql`(${offered} = 0 OR ${offered} + ${own} <= ${limits.unverifiedBusinesses})`;
}

/** Accepts what a link offers: a job moves the businesses, and the link works no more. */
export async function acceptHandover(
	context: RequestContext,
	token: string
): Promise<Result<null>> {
	const { database, now, log } = context;
	const tokenHash = await hashOfLinkToken(token);
	const at = now();
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		database.select().from(handovers).where(isOpen(tokenHash, at))
	]);
	if (!viewer) return notSignedIn;
	if (!row) return handoverNotFound;
	const { ownerId } = row;
	if (ownerId === viewer.id) return handoverToSelf;
	const isMine = sql`EXISTS ${database
		.select({ one: sql`1` })
		.from(handovers)
		.where(and(eq(handovers.tokenHash, tokenHash), eq(handovers.acceptedBy, viewer.id)))}`;
	const [accepted] = await database.batch([
		database
			.update(handovers)
			.set({ acceptedBy: viewer.id })
			.where(and(isOpen(tokenHash, at), mayWait(ownerId, viewer.id)))
			.returning({ ownerId: handovers.ownerId }),
		enqueueJob(database, { kind: 'hand-over', key: ownerId }, at, isMine),
		recordAudit(
			database,
			{
				action: 'businesses_handed_over',
				actor: viewer.id,
				subject: { kind: 'person', id: ownerId },
				details: {}
			},
			at,
			isMine
		)
	]);
	if (accepted.length === 0) {
		const [left] = await database
			.select({ ownerId: handovers.ownerId })
			.from(handovers)
			.where(isOpen(tokenHash, at));
		return left ? tooManyToTakeOver : handoverNotFound;
	}
	log('handover_accepted', { user: ownerId, by: viewer.id });
	return ok(null);
}
