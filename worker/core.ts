import { askTogether } from './database/batch.ts';
import type { Ask } from './database/batch.ts';
import type { Database } from './database/client.ts';
import type { Log } from './observability/log.ts';
import type { Clock, Parts } from './parts.ts';
import type { Viewer } from './users/viewer.ts';

/** What everything that a viewer may do is made of, once a request. */
export interface Core {
	/** null for a visitor. */
	viewer: Viewer | null;
	database: Database;
	/** For reading: questions of one page travel together. */
	ask: Ask;
	now: Clock;
	log: Log;
}

export const coreOf = (
	{ database, now, log }: Pick<Parts, 'database' | 'now' | 'log'>,
	viewer: Viewer | null
): Core => ({
	viewer,
	database,
	ask: askTogether(database),
	now,
	log
});
