import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { moderators } from '../database/schema.ts';
import type { Permission } from './permissions.ts';

/**
 * Statements that keep what somebody may do as a moderator by the token that they have just signed in
 * with, so that they are told what waits: for a sign-in without permissions, nothing is kept. It decides
 * nothing else, because a token may be years newer.
 *
 * @param person looked up within the statement
 * @param at milliseconds since 1970, UTC
 * @param condition nothing is changed unless it holds
 */
export const recordModerator = (
	database: Database,
	person: SQL<string>,
	permissions: readonly Permission[],
	at: number,
	condition: SQL
) =>
	permissions.length === 0
		? database.delete(moderators).where(sql`${moderators.personId} = ${person} AND ${condition}`)
		: database
				.insert(moderators)
				.select(sql`SELECT ${person}, ${JSON.stringify(permissions)}, ${at} WHERE ${condition}`)
				.onConflictDoUpdate({
					target: moderators.personId,
					set: { permissions: sql`excluded.permissions`, signedInAt: at }
				});
