import { applyD1Migrations, reset, type D1Migration } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { inject } from 'vitest';

declare module 'vitest' {
	interface ProvidedContext {
		migrations: D1Migration[];
		/** The numbers of events with which the lists are measured. */
		eventCounts: number[];
	}
}

// The files share a runtime, because starting one for each takes longer than most of them do.
await reset();
await applyD1Migrations(env.DB, inject('migrations'));
