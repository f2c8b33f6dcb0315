import { and, desc, eq, exists, notExists, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { NewSignIn } from '../auth/sign-in/sign-in-site.ts';
import type { Database } from '../database/client.ts';
import { knownDevices } from '../database/schema.ts';
import { enqueueMail } from '../mail/outbox.ts';

/** Browsers of one person: beyond these, those that were used least recently are forgotten. */
const maxKnown = 50;

/** Of which so many in one statement. */
const maxForgotten = 100;

/**
 * Statements for the batch of a sign-in, after its session. A browser that this person has not used
 * before is reported to them, unless it is their first one. A sign-in that made no session changes
 * nothing.
 */
export function recordDevice(
	database: Database,
	{ sessionId, userId, identityProvider, device, country, deviceHash, at, isSaved }: NewSignIn
) {
	const isOfUser = eq(knownDevices.personId, userId);
	const some = (condition: SQL | undefined) =>
		database
			.select({ one: sql`1` })
			.from(knownDevices)
			.where(condition);
	const isNew = sql`${and(
		isSaved,
		exists(some(isOfUser)),
		notExists(some(and(isOfUser, eq(knownDevices.deviceHash, deviceHash))))
	)}`;
	const surplus = database
		.select({ rowid: sql`rowid` })
		.from(knownDevices)
		.where(isOfUser)
		.orderBy(desc(knownDevices.lastSeenAt))
		.limit(maxForgotten)
		.offset(maxKnown);
	return [
		enqueueMail(
			database,
			{
				kind: 'new_device',
				personId: userId,
				key: sessionId,
				data: { at, device, country, provider: identityProvider }
			},
			at,
			isNew
		),
		database
			.insert(knownDevices)
			.select(sql`SELECT ${userId}, ${deviceHash}, ${at} WHERE ${isSaved}`)
			.onConflictDoUpdate({
				target: [knownDevices.personId, knownDevices.deviceHash],
				set: { lastSeenAt: at }
			}),
		database.delete(knownDevices).where(sql`rowid IN ${surplus}`)
	] as const;
}
