import { and, eq, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import { sessions, users } from '../../database/schema.ts';

/** A session and its owner, as one query reads them. Times are milliseconds since 1970, UTC. */
export interface SessionRow {
	id: string;
	createdAt: number;
	lastSeenAt: number;
	expiresAt: number;
	endedAt: number | null;
	endedBecause: string | null;
	leaseUntil: number;
	leaseHolder: string | null;
	successor: string | null;
	successorAt: number | null;
	user: {
		id: string;
		sub: string;
		username: string;
		email: string | null;
		name: string | null;
		givenName: string | null;
		familyName: string | null;
		identityProvider: string;
	};
}

/** Why a session is over: for the row, where an operator reads it. */
export type EndReason =
	'signed_out' | 'replaced' | 'refused_by_cognito' | 'ended_by_owner' | 'ended_by_moderator';

/** What the renewal of tokens needs of a row: see renewal.ts. */
export interface Lease {
	sessionId: string;
	holder: string;
}

/** The queries on sessions, each one statement. */
export function sessionRows(database: Database) {
	const one = database
		.select({
			id: sessions.id,
			createdAt: sessions.createdAt,
			lastSeenAt: sessions.lastSeenAt,
			expiresAt: sessions.expiresAt,
			endedAt: sessions.endedAt,
			endedBecause: sessions.endedBecause,
			leaseUntil: sessions.leaseUntil,
			leaseHolder: sessions.leaseHolder,
			successor: sessions.successor,
			successorAt: sessions.successorAt,
			user: {
				id: users.id,
				sub: users.sub,
				username: users.username,
				email: users.email,
				name: users.name,
				givenName: users.givenName,
				familyName: users.familyName,
				identityProvider: users.identityProvider
			}
		})
		.from(sessions)
		.innerJoin(users, eq(users.id, sessions.userId))
		.where(eq(sessions.id, sql.placeholder('id')))
		.prepare();

	async function find(id: string): Promise<SessionRow | null> {
		return (await one.get({ id })) ?? null;
	}

	/** @returns what the row still carried of newer tokens, to be revoked too. */
	async function end(id: string, because: EndReason, now: number): Promise<string | null> {
		// RETURNING gives the row as it is afterwards, so the successor goes in a second statement.
		const [ended] = await database.batch([
			database
				.update(sessions)
				.set({ endedAt: now, endedBecause: because })
				.where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
				.returning({ successor: sessions.successor }),
			database.update(sessions).set({ successor: null }).where(eq(sessions.id, id))
		]);
		return ended[0]?.successor ?? null;
	}

	async function touch(id: string, now: number): Promise<void> {
		await database
			.update(sessions)
			.set({ lastSeenAt: now })
			.where(and(eq(sessions.id, id), isNull(sessions.endedAt), lt(sessions.lastSeenAt, now)));
	}

	/** Takes the right to renew, if nobody holds it and nobody has renewed since `row` was read. */
	async function takeLease(row: SessionRow, holder: string, now: number, until: number) {
		const taken = await database
			.update(sessions)
			.set({ leaseUntil: until, leaseHolder: holder })
			.where(
				and(
					eq(sessions.id, row.id),
					isNull(sessions.endedAt),
					lte(sessions.leaseUntil, now),
					sql`${sessions.successorAt} IS ${row.successorAt}`
				)
			)
			.returning({ id: sessions.id });
		return taken.length === 1;
	}

	/** Gives the right back. Nobody else tries before `until`. */
	async function giveBackLease({ sessionId, holder }: Lease, until: number): Promise<void> {
		await database
			.update(sessions)
			.set({ leaseUntil: until, leaseHolder: null })
			.where(and(eq(sessions.id, sessionId), eq(sessions.leaseHolder, holder)));
	}

	/** @returns false when the session has ended meanwhile, or the lease is another's by now */
	async function saveSuccessor({ sessionId, holder }: Lease, successor: string, now: number) {
		const saved = await database
			.update(sessions)
			.set({ successor, successorAt: now, leaseUntil: 0, leaseHolder: null })
			.where(
				and(eq(sessions.id, sessionId), eq(sessions.leaseHolder, holder), isNull(sessions.endedAt))
			)
			.returning({ id: sessions.id });
		return saved.length === 1;
	}

	/** Drops the sealed tokens once the browser has shown that it holds them itself. */
	async function dropSuccessor(id: string, successorAt: number): Promise<void> {
		await database
			.update(sessions)
			.set({ successor: null })
			.where(and(eq(sessions.id, id), eq(sessions.successorAt, successorAt)));
	}

	return { find, end, touch, takeLease, giveBackLease, saveSuccessor, dropSuccessor };
}

export type SessionRows = ReturnType<typeof sessionRows>;
