import type { Clock } from './clock.ts';
import type { Database } from './database/client.ts';
import type { Log } from './observability/log.ts';
import type { PictureStore } from './pictures/store.ts';
import type { Identity } from './users/identity.ts';

/** The dependencies of the services of one request. */
export interface RequestContext {
	database: Database;
	/** Resolves who sends the request, at most once. */
	identity: () => Promise<Identity>;
	/** The session that the cookie names, which nobody has looked up yet; null without a cookie. */
	sessionId?: string | null;
	pictures: PictureStore;
	/**
	 * Counts a request as that many writes of a person, because it changes as many rows; those that its
	 * body counted as are among them. Absent where nobody sends requests.
	 *
	 * @throws {HttpError} 429 when they are too many
	 */
	countWrites?: (personId: string, writes: number) => Promise<void>;
	now: Clock;
	log: Log;
}
