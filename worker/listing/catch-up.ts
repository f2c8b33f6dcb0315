import { catchUpBusinesses } from '../businesses/catch-up.ts';
import type { Database } from '../database/client.ts';
import { catchUpEvents } from '../events/catch-up.ts';

/** Events, or businesses, that are listed at once. */
const batchSize = 200;

/**
 * Lists what was not written by the site itself.
 *
 * @param now milliseconds since 1970, UTC
 * @param maxBatches how often, if there is more than one batch
 */
export async function catchUp(database: Database, now: number, maxBatches: number): Promise<void> {
	for (let batch = 0; batch < maxBatches; batch++) {
		const listed = await Promise.all([
			catchUpBusinesses(database, batchSize),
			catchUpEvents(database, batchSize, now)
		]);
		if (Math.max(...listed) === 0) return;
	}
}
