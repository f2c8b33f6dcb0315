import type { Context } from 'hono';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import type { Log } from '../observability/log.ts';
import type { Authentication } from '../users/identity.ts';

/**
 * What sign-in and sessions need from the Worker, for the life of the isolate. `openCache` opens
 * the data centre's cache; `now` is in milliseconds since 1970, UTC; `waitUntil` keeps the Worker
 * alive for work that continues after the response.
 */
export interface AuthDependencies {
	config: Config;
	fetch: (request: Request) => Promise<Response>;
	openCache: () => Promise<Cache>;
	now: () => number;
	log: Log;
	waitUntil: (work: Promise<unknown>) => void;
}

/** The request variables that sign-in reads from Hono's context. */
export interface AuthEnv {
	Variables: {
		requestId: string;
		database: Database;
		authentication: Authentication;
	};
}

/**
 * The authentication of one request. After its handler, `finish` writes or clears the session
 * cookie of the response, if the identity was resolved.
 */
export interface AuthenticatedRequest {
	authentication: Authentication;
	finish: (c: Context) => void;
}

export type Authenticate = (c: Context<AuthEnv>) => Promise<AuthenticatedRequest>;
