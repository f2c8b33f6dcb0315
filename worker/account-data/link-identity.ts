import { and, eq, exists, notExists, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../database/client.ts';
import {
	businesses,
	businessMembers,
	events,
	identities,
	questions,
	sessions,
	suspensions,
	users
} from '../database/schema.ts';
import { enqueueMail } from '../mail/outbox.ts';
import type { Log } from '../observability/log.ts';
import { copySaved } from '../saved/move-saved.ts';
import { recordActivity } from '../users/activity.ts';
import type { Person } from '../users/users.ts';

/** What was proven: the person of this session has also signed in as `person`. */
export interface ProvenLink {
	userId: string;
	sessionId: string | null;
	person: Person;
	device: string;
	country: string | null;
}

/** Why two ways to sign in cannot lead to one account. */
export interface LinkRefusal {
	reason: 'both_own_things' | 'provider_linked_before';
}

interface Dependencies {
	database: Database;
	log: Log;
	now: () => number;
	forgetSession: (sessionId: string) => void;
}

const one = { one: sql`1` };

/** Whether a person has anything that would be lost with their account: a suspension, too. */
export const ownsSomething = (database: Database, userId: string | SQL): SQL =>
	sql`(${or(
		exists(
			database
				.select(one)
				.from(businesses)
				.where(sql`${businesses.ownerId} = ${userId}`)
		),
		exists(
			database
				.select(one)
				.from(events)
				.where(sql`${events.createdBy} = ${userId}`)
		),
		exists(
			database
				.select(one)
				.from(businessMembers)
				.where(sql`${businessMembers.personId} = ${userId}`)
		),
		exists(
			database
				.select(one)
				.from(suspensions)
				.where(sql`${suspensions.personId} = ${userId}`)
		)
	)})`;

/**
 * Makes a way to sign in lead to the account of a person. If it led to another account that owns
 * nothing, that account ends; if only the other one owns something, the person's own account ends,
 * and what they came with leads to the other.
 *
 * @returns why that is not possible; null when both lead to the same account
 */
export async function linkIdentity(
	dependencies: Dependencies,
	link: ProvenLink
): Promise<LinkRefusal | null> {
	const { database } = dependencies;
	const { userId, person } = link;
	const other = sql`(SELECT user_id FROM identities found WHERE found.issuer = ${person.issuer} AND found.sub = ${person.sub})`;
	const [mine, theirs, [owned]] = await Promise.all([
		database
			.select({ provider: identities.provider })
			.from(identities)
			.where(eq(identities.userId, userId)),
		database
			.select({ userId: identities.userId, provider: identities.provider })
			.from(identities)
			.where(sql`${identities.userId} = ${other}`),
		database
			.select({
				mine: sql<number>`${ownsSomething(database, userId)}`.as('owns_mine'),
				theirs: sql<number>`${ownsSomething(database, other)}`.as('owns_theirs')
			})
			.from(sql`(SELECT 1)`)
	]);
	const otherId = theirs[0]?.userId ?? null;
	if (otherId === userId) return null;
	const added = otherId === null ? [person.identityProvider] : theirs.map((each) => each.provider);
	const isTwice = mine.some(({ provider }) => added.includes(provider));
	if (isTwice) return { reason: 'provider_linked_before' };
	if (otherId === null) {
		await addIdentity(dependencies, link);
		return null;
	}
	if (owned?.mine && owned.theirs) return { reason: 'both_own_things' };
	const [kept, ended] = owned?.theirs ? [otherId, userId] : [userId, otherId];
	const isMerged = await merge(dependencies, link, kept, ended);
	return isMerged ? null : { reason: 'both_own_things' };
}

/** Statements that note what was linked, for the person and in the audit log, and tell the person. */
function announce(
	{ database, now }: Dependencies,
	link: ProvenLink,
	kept: string,
	ended: string | null,
	isDone: SQL
) {
	const { identityProvider } = link.person;
	const place = { device: link.device, country: link.country };
	const at = now();
	return [
		...recordActivity(
			database,
			kept,
			{ kind: 'provider_linked', identityProvider, ...place, at },
			isDone
		),
		recordAudit(
			database,
			{
				action: 'identity_linked',
				actor: kept,
				subject: { kind: 'person', id: kept },
				details: { provider: identityProvider, merged: ended }
			},
			at,
			isDone
		),
		enqueueMail(
			database,
			{
				kind: 'security_changed',
				key: crypto.randomUUID(),
				personId: kept,
				data: { ...place, at, change: 'provider_linked', provider: identityProvider }
			},
			at,
			isDone
		)
	] as const;
}

async function addIdentity(dependencies: Dependencies, link: ProvenLink): Promise<void> {
	const { database, log, now } = dependencies;
	const { userId, person } = link;
	const { issuer, sub, identityProvider: provider, providerUserId, username } = person;
	const at = now();
	await database.batch([
		database
			.insert(identities)
			.values({
				issuer,
				sub,
				userId,
				provider,
				providerUserId,
				username,
				createdAt: at,
				signedInAt: at
			})
			.onConflictDoNothing(),
		...announce(dependencies, link, userId, null, sql`TRUE`)
	]);
	log('identity_linked', { user: userId, provider });
}

/** @returns false when what was to end has come to own something meanwhile */
async function merge(
	dependencies: Dependencies,
	link: ProvenLink,
	kept: string,
	ended: string
): Promise<boolean> {
	const { database, log, forgetSession } = dependencies;
	const { sessionId } = link;
	const ownsNothing = sql`NOT ${ownsSomething(database, ended)}`;
	const isMoved = notExists(
		database.select(one).from(identities).where(eq(identities.userId, ended))
	);
	const [moved, , lost] = await database.batch([
		database
			.update(identities)
			.set({ userId: kept })
			.where(and(eq(identities.userId, ended), ownsNothing))
			.returning({ sub: identities.sub }),
		database
			.update(sessions)
			.set({ userId: kept })
			.where(and(eq(sessions.id, sessionId ?? ''), eq(sessions.userId, ended), isMoved)),
		database
			.delete(sessions)
			.where(and(eq(sessions.userId, ended), isMoved))
			.returning({ id: sessions.id }),
		...copySaved(database, ended, kept, sql`${isMoved}`),
		database
			.update(questions)
			.set({ askerId: kept })
			.where(and(eq(questions.askerId, ended), isMoved)),
		...announce(dependencies, link, kept, ended, sql`${isMoved}`),
		database.delete(users).where(and(eq(users.id, ended), isMoved))
	]);
	for (const { id } of lost) forgetSession(id);
	if (sessionId !== null) forgetSession(sessionId);
	if (moved.length === 0) return false;
	log('accounts_merged', { user: kept, ended, provider: link.person.identityProvider });
	return true;
}
