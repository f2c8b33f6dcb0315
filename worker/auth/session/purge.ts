import { inArray, lt, or } from 'drizzle-orm';
import type { Database } from '../../database/client.ts';
import { sessions } from '../../database/schema.ts';
import type { Log } from '../../observability/log.ts';
import type { Clock } from '../../parts.ts';

/** Milliseconds for which an ended session is kept, so that an operator can ask what happened. */
const keptFor = 7 * 86_400_000;

/** Rows in one statement: a small write never keeps a visitor's waiting for long. */
const batchSize = 500;
/** Statements in one run: what is left waits for the next. */
const mostBatches = 40;

/**
 * Removes sessions that ended more than a week ago, or whose whole time was over then: one that was
 * only left idle waits for that.
 *
 * @returns how many rows were removed.
 */
export async function purgeSessions(parts: { database: Database; now: Clock; log: Log }) {
	const { database, now, log } = parts;
	const before = now() - keptFor;
	let removed = 0;
	for (let batch = 0; batch < mostBatches; batch++) {
		const some = database
			.select({ id: sessions.id })
			.from(sessions)
			.where(or(lt(sessions.expiresAt, before), lt(sessions.endedAt, before)))
			.limit(batchSize);
		const { meta } = await database.delete(sessions).where(inArray(sessions.id, some));
		removed += meta.changes;
		if (meta.changes < batchSize) break;
	}
	log('sessions_purged', { removed });
	return removed;
}
