import { catchUpBusinesses } from '../businesses/catch-up.ts';
import type { Database } from '../database/client.ts';
import { besideRequests } from '../database/postings/posting.ts';
import type { BatchSize } from '../database/postings/posting.ts';
import { catchUpEvents } from '../events/catch-up.ts';

/**
 * Lists what was not written by the site itself.
 *
 * @param now milliseconds since 1970, UTC
 * @param maxBatches how often, if there is more than one batch
 * @param size of a batch
 */
export async function catchUp(
	database: Database,
	now: number,
	maxBatches: number,
	size: BatchSize = besideRequests
): Promise<void> {
	for (let batch = 0; batch < maxBatches; batch++) {
		const listed = await Promise.all([
			catchUpBusinesses(database, size),
			catchUpEvents(database, size, now)
		]);
		if (Math.max(...listed) === 0) return;
	}
}
