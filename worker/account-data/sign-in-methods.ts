import { and, eq, exists, isNull, ne, or, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import { identities, sessions, users } from '../database/schema.ts';
import { addLeftoversWhere, enqueueLeftovers } from './pool-leftovers.ts';

interface Detached {
	userId: string;
	issuer: string;
	sub: string;
	/** Else it is noted for the operator, or for the job with the operator's keys. */
	isDeletedInPool: boolean;
}

/**
 * Statements that take an identity from a person who has others. They end its sessions, which the
 * first one returns. If it was the first identity, the oldest of the others takes its place.
 *
 * @param now milliseconds since 1970, UTC
 */
export function detachIdentity(
	database: Database,
	{ userId, issuer, sub, isDeletedInPool }: Detached,
	config: Config,
	now: number
) {
	const isIt = and(
		eq(identities.userId, userId),
		eq(identities.issuer, issuer),
		eq(identities.sub, sub)
	);
	const isFirst = and(eq(users.id, userId), eq(users.issuer, issuer), eq(users.sub, sub));
	const isSessionOfIt = or(
		eq(sessions.sub, sub),
		// Older rows are of the first identity.
		and(
			isNull(sessions.sub),
			sql`EXISTS ${database
				.select({ one: sql`1` })
				.from(users)
				.where(isFirst)}`
		)
	);
	const next = (column: 'issuer' | 'sub' | 'username' | 'provider') =>
		sql<string>`(${database
			.select({ value: identities[column] })
			.from(identities)
			.where(and(eq(identities.userId, userId), ne(identities.sub, sub)))
			.orderBy(identities.createdAt, identities.sub)
			.limit(1)})`;
	return [
		database
			.update(sessions)
			.set({ endedAt: now, endedBecause: 'identity_removed', successor: null })
			.where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), isSessionOfIt))
			.returning({ id: sessions.id }),
		addLeftoversWhere(database, isDeletedInPool ? sql`FALSE` : isIt, now),
		enqueueLeftovers(database, config, now),
		database
			.update(users)
			.set({
				issuer: next('issuer'),
				sub: next('sub'),
				username: next('username'),
				identityProvider: next('provider'),
				updatedAt: now
			})
			.where(isFirst),
		database.delete(identities).where(isIt)
	] as const;
}

type Unlinked = Pick<Detached, 'userId' | 'issuer' | 'sub'> & {
	/** The person who did it; null for Facebook. */
	actor: string | null;
	provider: string;
};

/** An entry of the audit log, for the batch that detaches an identity and ahead of that. */
export const recordUnlinked = (
	database: Database,
	{ userId, issuer, sub, actor, provider }: Unlinked,
	now: number
) =>
	recordAudit(
		database,
		{
			action: 'identity_unlinked',
			actor,
			subject: { kind: 'person', id: userId },
			details: { provider }
		},
		now,
		exists(
			database
				.select({ sub: identities.sub })
				.from(identities)
				.where(
					and(eq(identities.userId, userId), eq(identities.issuer, issuer), eq(identities.sub, sub))
				)
		)
	);
