import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { followedBusinesses, savedEvents } from '../database/schema.ts';

/**
 * Statements that give somebody what another account has saved and follows, which then ends.
 *
 * @param condition nothing is moved unless it holds
 */
export const copySaved = (database: Database, from: string, to: string, condition: SQL) =>
	[
		database
			.insert(savedEvents)
			.select(
				sql`SELECT NULL, ${to}, ${savedEvents.eventId}, ${savedEvents.savedAt} FROM ${savedEvents}
					WHERE ${savedEvents.personId} = ${from} AND ${condition}`
			)
			.onConflictDoNothing(),
		database
			.insert(followedBusinesses)
			.select(
				sql`SELECT NULL, ${to}, ${followedBusinesses.businessId}, ${followedBusinesses.since} FROM ${followedBusinesses}
					WHERE ${followedBusinesses.personId} = ${from} AND ${condition}`
			)
			.onConflictDoNothing()
	] as const;
