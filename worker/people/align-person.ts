import { eq, sql } from 'drizzle-orm';
import {
	businessesPerStep,
	holdBusinesses,
	releaseBusinesses,
	selectToHold
} from '../businesses/hold.ts';
import { users } from '../database/schema.ts';
import type { JobStep } from '../jobs/run.ts';

/**
 * Makes the businesses of somebody follow their suspension, or its end.
 *
 * @param personId the key of the job
 * @param progress the id of the last business that followed
 */
export const alignPerson: JobStep = async ({ database, now }, personId, progress) => {
	const [[person], rows] = await Promise.all([
		database.select({ suspendedAt: users.suspendedAt }).from(users).where(eq(users.id, personId)),
		selectToHold(database, personId, progress)
	]);
	if (!person) return null;
	const isSuspended = person.suspendedAt !== null;
	const isStill = sql`EXISTS (SELECT 1 FROM ${users} WHERE ${users.id} = ${personId}
		AND (${users.suspendedAt} IS NOT NULL) = ${isSuspended})`;
	const [first, ...rest] = (isSuspended ? holdBusinesses : releaseBusinesses)(
		database,
		rows,
		null,
		now(),
		isStill
	);
	if (first) await database.batch([first, ...rest]);
	return rows.length === businessesPerStep ? (rows.at(-1)?.id ?? null) : null;
};
