import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { describeError } from '../database/errors.ts';
import type { Log } from '../observability/log.ts';
import type { AppEnv } from './app-env.ts';
import { json } from './json.ts';

/** `/health`: 200 with the version while the database responds, else 503. */
export const health = ({ log, version }: { log: Log; version: string }) =>
	new Hono<AppEnv>({ strict: false }).get('/', async (c) => {
		const isReachable = await c.var.database.run(sql`SELECT 1`).then(
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
