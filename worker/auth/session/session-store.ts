import { and, desc, eq, gt, inArray, isNull, lt, lte, ne, sql } from 'drizzle-orm';
import type { Column, GetColumnData, SQL } from 'drizzle-orm';
import type { Database } from '../../database/database.ts';
import { sessions } from '../../database/schema/sessions.ts';
import { users } from '../../database/schema/users.ts';

type Session = typeof sessions.$inferSelect;
type User = typeof users.$inferSelect;

/**
 * A session and its owner. Times are milliseconds since 1970, UTC. `refreshedTokens` are the newest
 * tokens, sealed, for cookies that hold older ones.
 */
export interface SessionRow extends Pick<
	Session,
	| 'id'
	| 'identityProvider'
	| 'createdAt'
	| 'lastSeenAt'
	| 'expiresAt'
	| 'endedAt'
	| 'endedBecause'
	| 'leaseUntil'
	| 'leaseHolder'
> {
	/** The subject whose tokens the session has. */
	sub: string;
	refreshedTokens: Session['successor'];
	refreshedAt: Session['successorAt'];
	user: Pick<
		User,
		| 'id'
		| 'username'
		| 'email'
		| 'emailVerified'
		| 'name'
		| 'givenName'
		| 'familyName'
		| 'suspendedAt'
	>;
}

/** Why a session ended, as its row says. */
export type EndedBecause =
	| 'signed_out'
	| 'replaced'
	| 'too_many'
	| 'refused_by_cognito'
	| 'ended_by_owner'
	| 'ended_by_moderator'
	| 'ended_by_operator'
	| 'identity_removed'
	| 'account_deleted';

/** How many open sessions a person may have. */
export const maxOpenSessions = 100;

/** Rows of one statement that ends sessions: few enough that other writes do not wait long for it. */
export const maxEndedAtOnce = 500;

/** The right of one request to refresh the tokens of a session. */
export interface Lease {
	sessionId: string;
	holder: string;
}

/** D1 returns the rows of a batch as objects, so columns with the same name would collide. */
const as = <T extends Column>(column: T, name: string) => sql<GetColumnData<T>>`${column}`.as(name);

export async function findSession(database: Database, id: string): Promise<SessionRow | null> {
	const [row] = await database
		.select({
			id: sessions.id,
			identityProvider: sessions.identityProvider,
			sub: sql<string>`coalesce(${sessions.sub}, ${users.sub})`.as('subject'),
			createdAt: sessions.createdAt,
			lastSeenAt: sessions.lastSeenAt,
			expiresAt: sessions.expiresAt,
			endedAt: sessions.endedAt,
			endedBecause: sessions.endedBecause,
			leaseUntil: sessions.leaseUntil,
			leaseHolder: sessions.leaseHolder,
			refreshedTokens: sessions.successor,
			refreshedAt: sessions.successorAt,
			user: {
				id: as(users.id, 'owner_id'),
				username: as(users.username, 'owner_username'),
				email: as(users.email, 'owner_email'),
				emailVerified: sql`${users.emailVerified}`.mapWith(Boolean).as('owner_email_verified'),
				name: as(users.name, 'owner_name'),
				givenName: as(users.givenName, 'owner_given_name'),
				familyName: as(users.familyName, 'owner_family_name'),
				suspendedAt: as(users.suspendedAt, 'owner_suspended_at')
			}
		})
		.from(sessions)
		.innerJoin(users, eq(users.id, sessions.userId))
		.where(eq(sessions.id, id));
	return row ?? null;
}

/** A session that has just ended, with the refreshed tokens that its row still carried. */
export interface EndedSession {
	refreshedTokens: string | null;
}

/**
 * Ends an open session.
 *
 * @param now milliseconds since 1970, UTC
 * @returns null when there was none: nothing is written, and there is nothing to revoke
 */
export async function endSession(
	database: Database,
	id: string,
	endedBecause: EndedBecause,
	now: number
): Promise<EndedSession | null> {
	// RETURNING shows the row after its update, so the tokens are read by a statement of their own.
	const [before, ended] = await database.batch([
		database
			.select({ refreshedTokens: sessions.successor })
			.from(sessions)
			.where(eq(sessions.id, id)),
		database
			.update(sessions)
			.set({ endedAt: now, endedBecause, successor: null })
			.where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
			.returning({ id: sessions.id })
	]);
	return ended.length === 0 ? null : { refreshedTokens: before[0]?.refreshedTokens ?? null };
}

/**
 * A statement that ends the sessions of a person that would end first, where they have more than a
 * hundred open ones.
 *
 * @param newest the session that stays in any case
 * @param now milliseconds since 1970, UTC
 */
export function endSurplusSessions(
	database: Database,
	userId: SQL<string>,
	newest: string,
	now: number
) {
	const surplus = database
		.select({ id: sessions.id })
		.from(sessions)
		.where(
			and(
				eq(sessions.userId, userId),
				isNull(sessions.endedAt),
				gt(sessions.expiresAt, now),
				ne(sessions.id, newest)
			)
		)
		.orderBy(desc(sessions.expiresAt), desc(sql`${sessions}.rowid`))
		.limit(maxEndedAtOnce)
		.offset(maxOpenSessions - 1);
	return database
		.update(sessions)
		.set({ endedAt: now, endedBecause: 'too_many' satisfies EndedBecause, successor: null })
		.where(inArray(sessions.id, surplus))
		.returning({ id: sessions.id, userId: sessions.userId });
}

/** Holds once a session is stored: a sign-in that is repeated stores none. */
export const hasSession = (id: string): SQL =>
	sql`EXISTS (SELECT 1 FROM ${sessions} WHERE ${sessions.id} = ${id})`;

/**
 * A statement that ends the open sessions of a person apart from one, of which there are at most a
 * hundred.
 *
 * @param current the session that stays; null to end none
 * @param now milliseconds since 1970, UTC
 */
export function endOtherSessions(
	database: Database,
	userId: string,
	current: string | null,
	now: number
) {
	return database
		.update(sessions)
		.set({ endedAt: now, endedBecause: 'ended_by_owner' satisfies EndedBecause, successor: null })
		.where(
			and(
				eq(sessions.userId, userId),
				isNull(sessions.endedAt),
				gt(sessions.expiresAt, now),
				current === null ? sql`FALSE` : ne(sessions.id, current)
			)
		)
		.returning({ id: sessions.id });
}

/** Finds the session that a sign-in has made. */
export async function findSessionOfTransaction(database: Database, transactionId: string) {
	const [row] = await database
		.select({
			id: sessions.id,
			userId: sessions.userId,
			identityProvider: sessions.identityProvider,
			createdAt: sessions.createdAt,
			endedAt: sessions.endedAt,
			issuedTokens: sessions.successor
		})
		.from(sessions)
		.where(eq(sessions.transactionId, transactionId));
	return row ?? null;
}

/** @param now milliseconds since 1970, UTC */
export async function recordActivity(database: Database, id: string, now: number): Promise<void> {
	await database
		.update(sessions)
		.set({ lastSeenAt: now })
		.where(and(eq(sessions.id, id), isNull(sessions.endedAt), lt(sessions.lastSeenAt, now)));
}

/**
 * Takes the lease, unless another request holds it or has refreshed the tokens since `row` was read.
 *
 * @param now milliseconds since 1970, UTC, as `until` is
 */
export async function takeLease(
	database: Database,
	row: Pick<SessionRow, 'id' | 'refreshedAt'>,
	holder: string,
	now: number,
	until: number
): Promise<boolean> {
	const taken = await database
		.update(sessions)
		.set({ leaseUntil: until, leaseHolder: holder })
		.where(
			and(
				eq(sessions.id, row.id),
				isNull(sessions.endedAt),
				lte(sessions.leaseUntil, now),
				sql`${sessions.successorAt} IS ${row.refreshedAt}`
			)
		)
		.returning({ id: sessions.id });
	return taken.length === 1;
}

/** @param until milliseconds since 1970, UTC: no other request can take the lease before then */
export async function releaseLease(
	database: Database,
	{ sessionId, holder }: Lease,
	until: number
): Promise<void> {
	await database
		.update(sessions)
		.set({ leaseUntil: until, leaseHolder: null })
		.where(and(eq(sessions.id, sessionId), eq(sessions.leaseHolder, holder)));
}

/**
 * Saves refreshed tokens and releases the lease.
 *
 * @param now milliseconds since 1970, UTC
 * @returns false when the session has ended, or another request holds the lease
 */
export async function saveRefreshedTokens(
	database: Database,
	{ sessionId, holder }: Lease,
	sealed: string,
	now: number
): Promise<boolean> {
	const saved = await database
		.update(sessions)
		.set({ successor: sealed, successorAt: now, leaseUntil: 0, leaseHolder: null })
		.where(
			and(eq(sessions.id, sessionId), eq(sessions.leaseHolder, holder), isNull(sessions.endedAt))
		)
		.returning({ id: sessions.id });
	return saved.length === 1;
}

/** Drops the tokens that were refreshed at this time, and none that are newer. */
export async function dropRefreshedTokens(
	database: Database,
	id: string,
	refreshedAt: number
): Promise<void> {
	await database
		.update(sessions)
		.set({ successor: null })
		.where(and(eq(sessions.id, id), eq(sessions.successorAt, refreshedAt)));
}
