import type { Config } from '../config.ts';
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

/** What calls to Cognito's own API need. */
export type PoolClient = Pick<AuthDependencies, 'config' | 'fetch'>;
