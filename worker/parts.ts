import type { Config } from './config.ts';
import type { Database } from './database/client.ts';
import type { Handover } from './handover.ts';
import type { Log } from './observability/log.ts';

/** Milliseconds since 1970, UTC. */
export type Clock = () => number;

/** Counts one more act of whoever `key` names; false when it was one too many. */
export type Limiter = (key: string) => Promise<boolean>;

/** Everything the Worker is made of. Only worker/index.ts and the tests choose these. */
export interface Parts {
	config: Config;
	database: Database;
	/** The way out to Cognito: the only requests the Worker makes. */
	fetch: (request: Request) => Promise<Response>;
	/** This data centre's cache, for what Cognito publishes. */
	openCache: () => Promise<Cache>;
	now: Clock;
	log: Log;
	/** How often somebody may sign in, and write. */
	limiters: { signIn: Limiter; write: Limiter };
	/** Keeps the Worker alive for work that the answer need not wait for. */
	waitUntil: (work: Promise<unknown>) => void;
	/** Renders a page. */
	pages: (request: Request, handover: Handover) => Promise<Response>;
	/** What is deployed, for /health. */
	version: string;
}
