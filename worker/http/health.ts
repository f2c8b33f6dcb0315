import { Hono } from 'hono';
import type { Database } from '../database/client.ts';
import { describeError } from '../database/errors.ts';
import type { Log } from '../observability/log.ts';
import type { AppEnv } from './app-env.ts';
import { json } from './json.ts';

interface Dependencies {
	log: Log;
	version: string;
	/** Asks the database something, and continues work that is overdue after the response. */
	examine: (database: Database) => Promise<void>;
}

/** `/health`: 200 with the version while the database responds, else 503. */
export const health = ({ log, version, examine }: Dependencies) =>
	new Hono<AppEnv>({ strict: false }).get('/', async (c) => {
		const isReachable = await examine(c.get('database')).then(
			() => true,
			(error: unknown) => {
				log('request_failed', { route: '/health', reason: describeError(error) });
				return false;
			}
		);
		const body = {
			status: isReachable ? 'ok' : 'degraded',
			version,
			database: isReachable ? 'ok' : 'unreachable'
		};
		return json(c, body, { status: isReachable ? 200 : 503 });
	});
