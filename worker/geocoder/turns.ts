import { and, eq, gt, gte, isNotNull, lte, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { addressSearches, geocodes } from '../database/schema.ts';
import { limits } from '../limits.ts';
import { retentionDays } from '../retention/periods.ts';
import type { FoundAddress } from './types.ts';

/** Milliseconds between two questions: https://operations.osmfoundation.org/policies/nominatim/ */
const betweenTurnsMs = 1_000;

/** Milliseconds that one request waits at most. */
const maxWaitMs = 4_000;

/** Milliseconds after which a question without an answer may be asked again. */
const giveUpMs = 10_000;

const dayMs = 86_400_000;

/** Questions in a day, of everybody together: what is kept of them for a month stays small. */
const maxPerDay = 1_000;

/**
 * What is known about an address: an answer, or when it is this request's turn to ask. `until` is when
 * this person may ask again.
 */
export type Turn =
	| { kind: 'answered'; found: FoundAddress[] }
	| { kind: 'ask'; at: number }
	| { kind: 'asked_enough'; until: number }
	| { kind: 'busy' };

/**
 * Looks up an answer, or else takes a turn. Requests in all data centres share one queue, because the
 * newest row tells when the last turn is. A turn counts for the person who takes it.
 *
 * @param question what identifies the address
 * @param now milliseconds since 1970, UTC
 */
export async function takeTurn(
	database: Database,
	question: string,
	personId: string,
	now: number
): Promise<Turn> {
	const isFresh = gt(geocodes.askedAt, now - retentionDays.geocode * dayMs);
	const isAnswered = and(eq(geocodes.question, question), isNotNull(geocodes.answer), isFresh);
	const last = database.select({ at: sql`max(${geocodes.askedAt})` }).from(geocodes);
	const today = sql`(SELECT count(*) FROM (
		SELECT 1 FROM ${geocodes} WHERE ${gt(geocodes.askedAt, now - dayMs)} LIMIT ${maxPerDay}
	))`;
	const turn = sql`max(${now}, coalesce(${last}, 0) + ${betweenTurnsMs})`;
	const enough = selectEnough(database, personId, now);
	const [answers, turns, , [hasEnough]] = await database.batch([
		database.select({ answer: geocodes.answer }).from(geocodes).where(isAnswered),
		database
			.insert(geocodes)
			.select(
				sql`SELECT ${question}, ${turn}, NULL
					WHERE ${turn} <= ${now + maxWaitMs} AND ${today} < ${maxPerDay}
					AND NOT EXISTS ${enough}
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
			.returning({ at: geocodes.askedAt }),
		countTurn(database, personId, now),
		enough
	]);
	const [known] = answers;
	if (known?.answer) return { kind: 'answered', found: known.answer };
	const [taken] = turns;
	if (taken) return { kind: 'ask', at: taken.at };
	return hasEnough ? { kind: 'asked_enough', until: hasEnough.from + dayMs } : { kind: 'busy' };
}

/** The row of somebody who may not ask for now. */
const selectEnough = (database: Database, personId: string, now: number) =>
	database
		.select({ from: addressSearches.countedFrom })
		.from(addressSearches)
		.where(
			and(
				eq(addressSearches.personId, personId),
				gt(addressSearches.countedFrom, now - dayMs),
				gte(addressSearches.count, limits.addressSearchesPerDay)
			)
		);

/** Comes after the statement that takes a turn. */
function countTurn(database: Database, personId: string, now: number) {
	const isOver = lte(addressSearches.countedFrom, now - dayMs);
	return database
		.insert(addressSearches)
		.select(sql`SELECT ${personId}, ${now}, 1 WHERE changes() > 0`)
		.onConflictDoUpdate({
			target: addressSearches.personId,
			set: {
				countedFrom: sql`CASE WHEN ${isOver} THEN ${now} ELSE ${addressSearches.countedFrom} END`,
				count: sql`CASE WHEN ${isOver} THEN 1 ELSE ${addressSearches.count} + 1 END`
			}
		});
}

/** Keeps an answer for whoever asks the same again. */
export async function keepAnswer(
	database: Database,
	question: string,
	answer: FoundAddress[]
): Promise<void> {
	await database.update(geocodes).set({ answer }).where(eq(geocodes.question, question));
}
