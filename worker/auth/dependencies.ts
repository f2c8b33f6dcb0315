import type { Context } from 'hono';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import type { Log } from '../observability/log.ts';
import type { Authentication } from '../users/identity.ts';

/** What sign-in and sessions need of the Worker. All of it lives as long as the isolate. */
export interface AuthDependencies {
	config: Config;
	/** The only way out to Cognito. */
	fetch: (request: Request) => Promise<Response>;
	/** This data centre's cache, for the documents that Cognito publishes. */
	openCache: () => Promise<Cache>;
	/** Milliseconds since 1970, UTC. */
	now: () => number;
	log: Log;
	/** Keeps the Worker alive for work that the response does not wait for. */
	waitUntil: (work: Promise<unknown>) => void;
}

/** The variables of a request that sign-in reads from Hono's context. */
export interface AuthEnv {
	Variables: {
		requestId: string;
		serverTiming?: string;
		jsonHeaders: Headers;
		database: Database;
		authentication: Authentication;
	};
}

/** The authentication of one request, and what remains to be done after its handler. */
export interface AuthenticatedRequest {
	authentication: Authentication;
	/** Writes or clears the session cookie of the response, if the identity was resolved. */
	finish: (c: Context) => void;
}

export type Authenticate = (c: Context<AuthEnv>) => Promise<AuthenticatedRequest>;
