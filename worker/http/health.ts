import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';
import { describeError } from '../database/errors.ts';
import type { Parts } from '../parts.ts';

/** Whether this version runs and reaches its database: 200, or 503 when it does not. */
export function health({ database, log, version }: Pick<Parts, 'database' | 'log' | 'version'>) {
	return new Hono<AppEnv>({ strict: false }).get('/', async (c) => {
		const reachable = await database.run(sql`SELECT 1`).then(
			() => true,
			(error: unknown) => {
				log('request_failed', { route: '/health', reason: describeError(error) });
				return false;
			}
		);
		return c.json(
			{
				status: reachable ? 'ok' : 'degraded',
				version,
				database: reachable ? 'ok' : 'unreachable'
			},
			reachable ? 200 : 503
		);
	});
}
