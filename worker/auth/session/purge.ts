import { inArray, lt, or } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import { sessions } from '../../database/schema.ts';
import type { AuthDependencies } from '../dependencies.ts';

/** Milliseconds for which an ended session is kept, so that an operator can ask what happened. */
const retentionMs = 7 * 86_400_000;

/** Rows of one statement: few enough that other writes do not wait long for it. */
const batchSize = 500;
const maxBatches = 40;

/**
 * Removes sessions that ended more than a week ago, or whose lifetime ended then. At most 20,000
 * rows in one run; the next run removes the rest.
 *
 * @returns how many rows were removed
 */
export async function purgeSessions(
	dependencies: Pick<AuthDependencies, 'now' | 'log'> & { database: Database }
): Promise<number> {
	const { database, now, log } = dependencies;
	const before = now() - retentionMs;
	let removed = 0;
	for (let batch = 0; batch < maxBatches; batch++) {
		const purgeable = database
			.select({ id: sessions.id })
			.from(sessions)
			.where(or(lt(sessions.expiresAt, before), lt(sessions.endedAt, before)))
			.limit(batchSize);
		const { meta } = await database.delete(sessions).where(inArray(sessions.id, purgeable));
		removed += meta.changes;
		if (meta.changes < batchSize) break;
	}
	log('sessions_purged', { removed });
	return removed;
}
