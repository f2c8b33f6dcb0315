import { and, asc, eq, exists, gt, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { mails, suppressions, unwantedMail, users } from '../database/schema.ts';
import { provenAddress } from './proven-address.ts';

type MailRow = typeof mails.$inferSelect;

/** How a message ends. */
export type FinalState = Exclude<MailRow['state'], 'waiting' | 'sending' | 'lapsed'>;

/** A message that this run has leased. `address` is null if no proven one is known. */
export interface ClaimedMail extends Pick<
	MailRow,
	'id' | 'kind' | 'data' | 'state' | 'attempts' | 'createdAt' | 'address' | 'language'
> {
	isUnwanted: boolean;
}

/** Milliseconds for which one run has a message for itself: longer than sending it can take. */
const leaseMs = 5 * 60_000;

/** Messages that are finished at once while the site sends no mail. */
const maxUnsent = 500;

/** The service does not say how long it suppresses an address: seven days after a hard bounce. */
const suppressionMs = 7 * 86_400_000;

/** Leases what is due first, so that no other run takes it. */
export function claimDue(database: Database, now: number, limit: number): Promise<ClaimedMail[]> {
	const due = database
		.select({ id: mails.id })
		.from(mails)
		.where(and(isNull(mails.finishedAt), lte(mails.dueAt, now)))
		.orderBy(asc(mails.dueAt))
		.limit(limit);
	const ownAddress = database
		.select({ address: provenAddress })
		.from(users)
		.where(eq(users.id, mails.personId));
	const ownLanguage = database
		.select({ language: users.language })
		.from(users)
		.where(eq(users.id, mails.personId));
	const unwanted = database
		.select({ one: sql`1` })
		.from(unwantedMail)
		.where(and(eq(unwantedMail.personId, mails.personId), eq(unwantedMail.kind, mails.kind)));
	return database
		.update(mails)
		.set({
			state: sql`CASE ${mails.state} WHEN 'waiting' THEN 'sending' ELSE 'lapsed' END`,
			dueAt: now + leaseMs,
			attempts: sql`${mails.attempts} + 1`
		})
		.where(inArray(mails.id, due))
		.returning({
			id: mails.id,
			kind: mails.kind,
			data: mails.data,
			state: mails.state,
			attempts: mails.attempts,
			createdAt: mails.createdAt,
			address: sql<string | null>`coalesce(${mails.address}, ${ownAddress})`.as('recipient'),
			language: sql<MailRow['language']>`coalesce(${mails.language}, ${ownLanguage})`.as(
				'language'
			),
			isUnwanted: sql`${exists(unwanted)}`.mapWith(Boolean).as('is_unwanted')
		});
}

/** What became of a message. */
export interface Update {
	id: number;
	state: FinalState | 'waiting';
	/** null when it is finished. */
	retryAfterMs: number | null;
}

/** Writes what became of each message. An address that no account has is not kept any longer. */
export async function finish(
	database: Database,
	updates: readonly Update[],
	now: number
): Promise<void> {
	const [first, ...others] = updates.map(({ id, state, retryAfterMs }) =>
		database
			.update(mails)
			.set(
				retryAfterMs === null
					? { state, finishedAt: now, address: null, data: keptData }
					: { state, dueAt: now + retryAfterMs }
			)
			.where(and(eq(mails.id, id), isNull(mails.finishedAt)))
	);
	if (first) await database.batch([first, ...others]);
}

/** A person reads about it in the list of their notifications; of others, nothing is kept. */
const keptData = sql`CASE WHEN ${mails.personId} IS NULL THEN '{}' ELSE ${mails.data} END`;

/** Finishes what is due while the site sends no mail. */
export async function finishUnsent(database: Database, now: number): Promise<void> {
	const due = database
		.select({ id: mails.id })
		.from(mails)
		.where(and(isNull(mails.finishedAt), lte(mails.dueAt, now)))
		.limit(maxUnsent);
	await database
		.update(mails)
		.set({ state: 'off', finishedAt: now, address: null, data: keptData })
		.where(inArray(mails.id, due));
}

export async function isSuppressed(
	database: Database,
	addressHash: string,
	now: number
): Promise<boolean> {
	const found = await database
		.select({ until: suppressions.until })
		.from(suppressions)
		.where(and(eq(suppressions.addressHash, addressHash), gt(suppressions.until, now)))
		.limit(1);
	return found.length > 0;
}

/** Sends nothing to this address for a week. */
export async function suppress(database: Database, addressHash: string, now: number) {
	const until = now + suppressionMs;
	await database
		.insert(suppressions)
		.values({ addressHash, createdAt: now, until })
		.onConflictDoUpdate({ target: suppressions.addressHash, set: { until } });
}
