import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { deleteOwnPoolUser } from '../auth/pool-users.ts';
import { createSealedBox } from '../auth/sealed-box.ts';
import { deletionOf } from '../businesses/changes.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import type { Database } from '../database/client.ts';
import {
	accountDeletions,
	businesses,
	events,
	handovers,
	identities,
	questions,
	sessions,
	users
} from '../database/schema.ts';
import { deleteEvents } from '../events/delete-events.ts';
import { enqueueJob } from '../jobs/queue.ts';
import type { JobStep } from '../jobs/run.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { provenAddressOf } from '../mail/proven-address.ts';
import { leaveAllTeams } from '../teams/leave-teams.ts';
import { replaceNameWords } from '../users/name-words.ts';
import { displayNameOf } from '../users/viewer.ts';
import { handOver } from './hand-over.ts';
import type { AccountJobContext } from './job-context.ts';
import { addToLeftovers, enqueueLeftovers } from './pool-leftovers.ts';
import { openToken } from './sealed-token.ts';

/** Businesses of one step, each with up to 500 events. */
const businessBatch = 5;
const rowBatch = 500;

/** Beginning of the subject of a person whose sign-ins are deleted. */
const deletedPrefix = 'deleted:';

/**
 * Deletes an account: first its sign-ins and everything that tells who the person is, then what they
 * own, in batches. The row of the person, which then says nothing, is deleted last.
 */
export const deleteAccount: JobStep<AccountJobContext> = (context, userId, progress) =>
	progress === 0 ? deleteSignIns(context, userId) : deleteContent(context, userId, progress);

/**
 * Cognito first, because what is deleted here cannot be deleted there any more. While Cognito does
 * not answer, the job fails, and is tried again.
 */
async function deleteSignIns(context: AccountJobContext, userId: string): Promise<number | null> {
	const { database, now } = context;
	const [[deletion], [user], found] = await Promise.all([
		database.select().from(accountDeletions).where(eq(accountDeletions.userId, userId)),
		database.select().from(users).where(eq(users.id, userId)),
		database.select({ sub: identities.sub }).from(identities).where(eq(identities.userId, userId))
	]);
	if (!deletion || !user) return null;
	if (user.sub.startsWith(deletedPrefix)) return 1;
	const deletedSub = await deleteInPool(context, userId, deletion.accessToken);
	const at = now();
	const address = provenAddressOf(user);
	const left = found.filter(({ sub }) => sub !== deletedSub).length;
	const isOpen = sql`EXISTS (SELECT 1 FROM ${users} WHERE ${users.id} = ${userId} AND ${users.sub} = ${user.sub})`;
	await database.batch([
		recordAudit(
			database,
			{
				action: 'account_deleted',
				actor: null,
				subject: { kind: 'person', id: userId },
				details: { identities: found.length, left_in_pool: left }
			},
			at,
			isOpen
		),
		...(address === null
			? []
			: [
					enqueueMail(
						database,
						{ kind: 'account_deleted', key: userId, address, ofPerson: userId, data: { at } },
						at,
						isOpen
					)
				]),
		...leaveAllTeams(database, userId, displayNameOf(user), at, isOpen),
		addToLeftovers(database, userId, deletedSub, at),
		enqueueLeftovers(database, context.config, at),
		database.delete(identities).where(eq(identities.userId, userId)),
		database.update(users).set(nobody(userId, at)).where(eq(users.id, userId)),
		...replaceNameWords(database, userId, []),
		database
			.update(accountDeletions)
			.set({ accessToken: null })
			.where(eq(accountDeletions.userId, userId)),
		// The rest is due at once, wherever this ran.
		enqueueJob(database, { kind: 'delete-account', key: userId }, at, sql`TRUE`)
	]);
	context.log('account_sign_ins_deleted', { user: userId, left_in_pool: left });
	return 1;
}

/** @returns the subject that is deleted at Cognito; null when that could not be proven */
async function deleteInPool(
	context: AccountJobContext,
	userId: string,
	sealed: string | null
): Promise<string | null> {
	const box = createSealedBox(context.config.session.keys);
	const token = sealed === null ? null : await openToken(box, userId, sealed);
	if (!token) return null;
	const outcome = await deleteOwnPoolUser(context, token.accessToken);
	return outcome === 'deleted' ? token.sub : null;
}

/** What is left of a person until everything they own is deleted. */
const nobody = (userId: string, now: number) => ({
	sub: deletedPrefix + userId,
	username: 'deleted',
	email: null,
	emailVerified: false,
	name: null,
	givenName: null,
	familyName: null,
	identityProvider: '',
	termsVersion: null,
	termsAcceptedAt: null,
	updatedAt: now
});

async function deleteContent(
	context: AccountJobContext,
	userId: string,
	progress: number
): Promise<number | null> {
	const { database, now } = context;
	const [[accepted], owned] = await Promise.all([
		database
			.select({ to: handovers.acceptedBy })
			.from(handovers)
			.where(and(eq(handovers.ownerId, userId), sql`${handovers.acceptedBy} IS NOT NULL`)),
		selectBusinesses(database).where(eq(businesses.ownerId, userId)).limit(businessBatch)
	]);
	if (accepted) {
		await handOver(context, userId, 0);
		return progress + 1;
	}
	for (const row of owned) await database.batch(deletionOf(database, row, now()));
	if (owned.length > 0) return progress + 1;
	if (await deleteRows(database, userId)) return progress + 1;
	await database.batch([
		database.delete(users).where(eq(users.id, userId)),
		database
			.update(accountDeletions)
			.set({ completedAt: now() })
			.where(eq(accountDeletions.userId, userId))
	]);
	context.log('account_deleted', { user: userId });
	return null;
}

/**
 * Deletes some of a person's rows. What was never public goes; an event that was public stays
 * readable, without its author, as with any deleted business.
 *
 * @returns whether there may be more
 */
async function deleteRows(database: Database, userId: string): Promise<boolean> {
	const created = eq(events.createdBy, userId);
	const unseen = and(created, isNull(events.hostBusinessId), isNull(events.approvedAt));
	const some = database.select({ id: events.id }).from(events).where(created).limit(rowBatch);
	const someSessions = database
		.select({ id: sessions.id })
		.from(sessions)
		.where(eq(sessions.userId, userId))
		.limit(rowBatch);
	const someQuestions = database
		.select({ id: questions.id })
		.from(questions)
		.where(eq(questions.askerId, userId))
		.limit(rowBatch);
	if ((await deleteEvents(database, unseen, rowBatch)) > 0) return true;
	const results = await database.batch([
		database.update(events).set({ createdBy: null }).where(inArray(events.id, some)),
		database.delete(questions).where(inArray(questions.id, someQuestions)),
		database.delete(sessions).where(inArray(sessions.id, someSessions))
	]);
	return results.some(({ meta }) => meta.changes > 0);
}
