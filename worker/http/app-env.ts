import type { Database } from '../database/client.ts';
import type { Authentication } from '../users/identity.ts';

/** The variables of a request that middleware sets and handlers read from Hono's context. */
export interface AppEnv {
	Variables: {
		requestId: string;
		/** The database handle of this request. */
		database: Database;
		authentication: Authentication;
		/** The value of the response's Server-Timing header. */
		serverTiming?: string;
	};
}
