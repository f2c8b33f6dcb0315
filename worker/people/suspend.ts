import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { EndedBecause } from '../auth/session/session-store.ts';
import { holdBusinesses, releaseBusinesses, selectToHold } from '../businesses/hold.ts';
import type { Database } from '../database/client.ts';
import { sessions, suspensions, users } from '../database/schema.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { enqueueJob } from '../jobs/queue.ts';
import { enqueueMail } from '../mail/outbox.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { requireRecentSignIn } from '../users/recent-sign-in.ts';
import type { Viewer } from '../users/viewer.ts';
import { notYourself, onlyModeratorsSuspendPeople, personNotFound } from './errors.ts';
import { newSuspension } from './schema.ts';

/** Suspends somebody: the first of their businesses at once, the others by a job. */
export async function suspendPerson(
	context: RequestContext,
	id: string,
	raw: unknown
): Promise<Result<null>> {
	const { database, now } = context;
	const [viewer, rows] = await Promise.all([actingViewer(context), selectToHold(database, id, 0)]);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'suspend_people')) return onlyModeratorsSuspendPeople;
	const recent = await requireRecentSignIn(context);
	if (recent.kind === 'error') return recent;
	const parsed = parseInput(newSuspension, raw);
	if (parsed.kind === 'error') return parsed;
	if (id === viewer.id) return notYourself;
	const at = now();
	const { reason } = parsed.input;
	const isActive = isPerson(id, isNull(users.suspendedAt));
	const [found, inserted] = await database.batch([
		selectPerson(database, id),
		insertRowsIf(database, suspensions, [{ personId: id, since: at, reason }], isActive),
		...tell(database, id, { change: 'suspended', reason }, viewer, at, isActive),
		endSessions(database, id, at, isActive),
		...holdBusinesses(database, rows, viewer.id, at, isActive),
		database
			.update(users)
			.set({ suspendedAt: at })
			.where(and(eq(users.id, id), isNull(users.suspendedAt)))
	]);
	if (found.length === 0) return personNotFound;
	if (inserted.meta.changes > 0) {
		context.log('person_suspended', { user: id, by: viewer.id });
	}
	return ok(null);
}

/** Undoes that. What was decided about one of their businesses in the meantime stays. */
export async function restorePerson(context: RequestContext, id: string): Promise<Result<null>> {
	const { database, now } = context;
	const [viewer, rows] = await Promise.all([actingViewer(context), selectToHold(database, id, 0)]);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'suspend_people')) return onlyModeratorsSuspendPeople;
	const at = now();
	const isSuspended = isPerson(id, isNotNull(users.suspendedAt));
	const [found, deleted] = await database.batch([
		selectPerson(database, id),
		database.delete(suspensions).where(and(eq(suspensions.personId, id), isSuspended)),
		...tell(database, id, { change: 'restored', reason: null }, viewer, at, isSuspended),
		...releaseBusinesses(database, rows, viewer.id, at, isSuspended),
		database.update(users).set({ suspendedAt: null }).where(eq(users.id, id))
	]);
	if (found.length === 0) return personNotFound;
	if (deleted.meta.changes > 0) context.log('person_restored', { user: id, by: viewer.id });
	return ok(null);
}

const isPerson = (id: string, condition: SQL): SQL =>
	sql`EXISTS (SELECT 1 FROM ${users} WHERE ${and(eq(users.id, id), condition)})`;

const selectPerson = (database: Database, id: string) =>
	database.select({ id: users.id }).from(users).where(eq(users.id, id));

interface Told {
	change: 'suspended' | 'restored';
	reason: string | null;
}

/** Notes it, writes to the person, and leaves the rest of their businesses to a job. */
function tell(database: Database, id: string, data: Told, by: Viewer, at: number, condition: SQL) {
	const action = data.change === 'suspended' ? 'person_suspended' : 'person_restored';
	const subject = { kind: 'person', id } as const;
	return [
		recordAudit(database, { action, actor: by.id, subject, details: {} }, at, condition),
		enqueueMail(
			database,
			{ kind: 'suspension', key: `${id}-${at}`, personId: id, data },
			at,
			condition
		),
		enqueueJob(database, { kind: 'align-person', key: id }, at, condition)
	] as const;
}

/** At most a hundred are open. */
const endSessions = (database: Database, id: string, at: number, condition: SQL) =>
	database
		.update(sessions)
		.set({
			endedAt: at,
			endedBecause: 'ended_by_moderator' satisfies EndedBecause,
			successor: null
		})
		.where(
			and(eq(sessions.userId, id), isNull(sessions.endedAt), gt(sessions.expiresAt, at), condition)
		);
