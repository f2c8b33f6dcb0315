import { sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { purges } from '../database/schema.ts';

/** One after the change, and one for what was being rendered meanwhile. */
const rounds = 2;

/**
 * A statement that notes which pages a change affects, for the batch with that change. It has no
 * condition, because a purge too many only costs a page that is rendered again. What only its own
 * people could see is on no page: its changes have no tags.
 *
 * @param now milliseconds since 1970, UTC
 */
export const recordPurges = (database: Database, tags: readonly string[], now: number) =>
	record(database, sql`SELECT value AS tag FROM json_each(${JSON.stringify(tags)})`, now);

/** The same for the pages and lists of events that a query selects by their ids. */
export const recordPurgesOf = (database: Database, eventIds: SQLWrapper, now: number) =>
	record(
		database,
		sql`SELECT prefix.value || event.id AS tag
			FROM (${eventIds}) AS event, json_each('["event-", "listed-event-"]') AS prefix`,
		now
	);

const record = (database: Database, tags: SQL, now: number) =>
	database
		.insert(purges)
		.select(sql`SELECT tag, ${now}, ${now}, ${rounds}, NULL FROM (${tags}) WHERE TRUE`)
		.onConflictDoUpdate({
			target: purges.tag,
			set: { requestedAt: now, dueAt: now, remaining: rounds }
		});
