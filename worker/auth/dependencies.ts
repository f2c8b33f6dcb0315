import type { Context } from 'hono';
import type { Config } from '../config.ts';
import type { Database } from '../database/client.ts';
import type { Language } from '../languages/languages.ts';
import type { Log } from '../observability/log.ts';
import type { Span } from '../observability/span.ts';

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
	span: Span;
	waitUntil: (work: Promise<unknown>) => void;
}

/** The request variables that sign-in reads from Hono's context. */
export interface AuthEnv {
	Variables: {
		requestId: string;
		database: Database;
		/** Of the page that explains what went wrong. */
		language: Language;
	};
}

/** What authenticating reads of a request, whatever other variables its context has. */
export type AuthContext = Pick<Context<AuthEnv>, 'req' | 'get'>;
