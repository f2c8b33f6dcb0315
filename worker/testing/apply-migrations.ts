import { applyD1Migrations, reset, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { inject } from 'vitest';
import { settleAfterFile } from './pending-work.ts';

declare module 'vitest' {
	interface ProvidedContext {
		migrations: D1Migration[];
		/** The numbers of events with which the lists are measured. */
		eventCounts: number[];
		/** How many random requests a test sends to one route. */
		fuzzRounds: number;
	}
}

// The test files share a runtime: starting one takes longer than most files run.
await reset();
await applyD1Migrations(env.DB, inject('migrations'));

settleAfterFile();
