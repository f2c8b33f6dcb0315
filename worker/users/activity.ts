import { desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { activities } from '../database/schema.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';

/** How many things somebody sees that were done to their account; older ones are deleted. */
export const maxActivities = 50;

/** The name of a device, such as `Chrome on Android`, and two letters of ISO 3166-1 where known. */
export interface Place {
	device: string;
	country: string | null;
}

export type ActivityKind = (typeof activities.$inferSelect)['kind'];

/** `at` in milliseconds since 1970, UTC. */
export interface Activity extends Place {
	kind: ActivityKind;
	identityProvider: string;
	at: number;
}

/**
 * Statements that record what somebody did to their account and keep the newest fifty, for the batch
 * of the change.
 *
 * @param condition nothing is recorded unless it holds
 */
export function recordActivity(
	database: Database,
	userId: string | SQL<string>,
	activity: Activity,
	condition: SQL = sql`TRUE`
) {
	const person = sql<string>`${userId}`;
	// The id and the person are computed.
	const row = { ...activity, userId: '' };
	const surplus = database
		.select({ id: activities.id })
		.from(activities)
		.where(eq(activities.userId, person))
		.orderBy(desc(activities.at), desc(activities.id))
		.limit(maxActivities)
		.offset(maxActivities);
	return [
		insertRowsIf(database, activities, [row], condition, { userId: person }),
		database.delete(activities).where(inArray(activities.id, surplus))
	] as const;
}

/** A query for what somebody did to their account, newest first. */
export const recentActivities = (database: Database, userId: string) =>
	database
		.select({
			id: activities.id,
			kind: activities.kind,
			identityProvider: activities.identityProvider,
			device: activities.device,
			country: activities.country,
			at: activities.at
		})
		.from(activities)
		.where(eq(activities.userId, userId))
		.orderBy(desc(activities.at), desc(activities.id))
		.limit(maxActivities);

/** Deletes a batch of old ones. @returns how many */
export async function deleteActivitiesBefore(
	database: Database,
	before: number,
	limit: number
): Promise<number> {
	const some = database
		.select({ id: activities.id })
		.from(activities)
		.where(lt(activities.at, before))
		.limit(limit);
	const { meta } = await database.delete(activities).where(inArray(activities.id, some));
	return meta.changes;
}
