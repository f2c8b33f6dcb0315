import { and, eq, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../database/client.ts';
import { accountDeletions, sessions, users } from '../database/schema.ts';
import { enqueueJob } from '../jobs/queue.ts';

interface DeletionRequest {
	userId: string;
	by: 'person' | 'facebook';
	/** Sealed; null for a request without a session. */
	accessToken: string | null;
	/** SHA-256 of the code of the status page; null without one. */
	statusHash: string | null;
	now: number;
	/** Milliseconds since 1970, UTC, as `now` is: when the cron takes the job. */
	dueAt: number;
}

/**
 * Statements that begin the deletion of an account and end its sessions. The first one returns the
 * sessions that it ended.
 */
export function beginDeletion(database: Database, request: DeletionRequest) {
	const { userId, by, accessToken, statusHash, now, dueAt } = request;
	const exists: SQL = sql`EXISTS (SELECT 1 FROM ${users} WHERE ${users.id} = ${userId})`;
	const row = { userId, requestedBy: by, requestedAt: now, accessToken, statusHash };
	return [
		database
			.update(sessions)
			.set({ endedAt: now, endedBecause: 'account_deleted', successor: null })
			.where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)))
			.returning({ id: sessions.id }),
		// Once for each account, however often Facebook asks.
		recordAudit(
			database,
			{
				action: 'account_deletion_requested',
				actor: by === 'person' ? userId : null,
				subject: { kind: 'person', id: userId },
				details: { by }
			},
			now,
			sql`${exists} AND NOT EXISTS (SELECT 1 FROM ${accountDeletions} WHERE ${accountDeletions.userId} = ${userId})`
		),
		database
			.insert(accountDeletions)
			.values(row)
			.onConflictDoUpdate({ target: accountDeletions.userId, set: row }),
		enqueueJob(database, { kind: 'delete-account', key: userId }, dueAt, exists)
	] as const;
}
