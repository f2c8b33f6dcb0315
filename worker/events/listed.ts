import { and, eq, exists } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { events } from '../database/schema.ts';
import { changePostings, nextListedVersionOf } from '../database/sql/change-postings.ts';
import { postingsOfEvent } from './postings.ts';
import type { EventRow } from './types.ts';

/** Whether the event still is as it was read. */
export const isVersion = ({ id, version }: Pick<EventRow, 'id' | 'version'>) =>
	and(eq(events.id, id), eq(events.version, version));

/** For an update that increments the version and changes the postings in the same batch. */
export const nextListedVersion = nextListedVersionOf(events);

/**
 * Statements that change the postings of an event, in a batch before the update of the event
 * itself: they do nothing unless the event still is as it was read.
 */
export function changeEventPostings(database: Database, before: EventRow, after: EventRow) {
	const isCurrent = exists(
		database.select({ id: events.id }).from(events).where(isVersion(before))
	);
	return changePostings(database, postingsOfEvent(before), postingsOfEvent(after), isCurrent);
}
