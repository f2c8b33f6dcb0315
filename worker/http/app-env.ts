import type { Database } from '../database/client.ts';
import type { Authentication } from '../users/identity.ts';

/** What the middleware has set by the time a handler runs. */
export interface AppEnv {
	Variables: {
		requestId: string;
		/** Opened for this request. */
		database: Database;
		authentication: Authentication;
		/** Tells signed-in clients how long resolving their identity took. */
		serverTiming?: string;
	};
}
