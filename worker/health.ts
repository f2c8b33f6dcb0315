import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';
import type { Parts } from './parts.ts';

/** Whether this version runs and reaches its database: 200, or 503 when it does not. */
export function health({ database, version }: Pick<Parts, 'database' | 'version'>) {
	return new Hono<AppEnv>({ strict: false }).get('/', async (c) => {
		const reachable = await database.run(sql`SELECT 1`).then(
			() => true,
			() => false
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
