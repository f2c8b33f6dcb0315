import { and, eq } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { reportedThings } from '../database/schema.ts';

/**
 * A statement that deletes what was reported about something, for a batch with the decision that
 * answers it: twenty rows at most.
 *
 * @param condition nothing is deleted unless it holds
 */
export const closeReports = (
	database: Database,
	kind: 'event' | 'business',
	id: number,
	condition: SQL
) =>
	database
		.delete(reportedThings)
		.where(and(eq(reportedThings.kind, kind), eq(reportedThings.thingId, id), condition));
