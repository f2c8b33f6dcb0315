import { and, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { geocodes } from '../database/schema.ts';
import { retentionDays } from '../retention/periods.ts';
import type { FoundAddress } from './types.ts';

/** Milliseconds between two questions: https://operations.osmfoundation.org/policies/nominatim/ */
const betweenTurnsMs = 1_000;

/** Milliseconds that one request waits at most. */
const maxWaitMs = 4_000;

/** Milliseconds after which a question without an answer may be asked again. */
const giveUpMs = 10_000;

/** Questions in a day, of everybody together: what is kept of them for a month stays small. */
const maxPerDay = 1_000;

/** What is known about an address: an answer, or when it is this request's turn to ask. */
export type Turn =
	{ kind: 'answered'; found: FoundAddress[] } | { kind: 'ask'; at: number } | { kind: 'busy' };

/**
 * Looks up an answer, or else takes a turn. Requests in all data centres share one queue, because the
 * newest row tells when the last turn is.
 *
 * @param question what identifies the address
 * @param now milliseconds since 1970, UTC
 */
export async function takeTurn(database: Database, question: string, now: number): Promise<Turn> {
	const isFresh = gt(geocodes.askedAt, now - retentionDays.geocode * 86_400_000);
	const isAnswered = and(eq(geocodes.question, question), isNotNull(geocodes.answer), isFresh);
	const last = database.select({ at: sql`max(${geocodes.askedAt})` }).from(geocodes);
	const today = sql`(SELECT count(*) FROM (
		SELECT 1 FROM ${geocodes} WHERE ${gt(geocodes.askedAt, now - 86_400_000)} LIMIT ${maxPerDay}
	))`;
	const turn = sql`max(${now}, coalesce(${last}, 0) + ${betweenTurnsMs})`;
	const [answers, turns] = await database.batch([
		database.select({ answer: geocodes.answer }).from(geocodes).where(isAnswered),
		database
			.insert(geocodes)
			.select(
				sql`SELECT ${question}, ${turn}, NULL
					WHERE ${turn} <= ${now + maxWaitMs} AND ${today} < ${maxPerDay}
					AND NOT EXISTS ${database
						.select({ one: sql`1` })
						.from(geocodes)
						.where(isAnswered)}`
			)
			.onConflictDoUpdate({
				target: geocodes.question,
				set: { askedAt: sql`excluded.asked_at`, answer: null },
				setWhere: sql`${geocodes.answer} IS NOT NULL OR ${geocodes.askedAt} < ${now - giveUpMs}`
			})
			.returning({ at: geocodes.askedAt })
	]);
	const [known] = answers;
	if (known?.answer) return { kind: 'answered', found: known.answer };
	const [taken] = turns;
	return taken ? { kind: 'ask', at: taken.at } : { kind: 'busy' };
}

/** Keeps an answer for whoever asks the same again. */
export async function keepAnswer(
	database: Database,
	question: string,
	answer: FoundAddress[]
): Promise<void> {
	await database.update(geocodes).set({ answer }).where(eq(geocodes.question, question));
}
