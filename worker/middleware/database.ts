import { createMiddleware } from 'hono/factory';
import type { Database } from '../database/client.ts';
import type { AppEnv } from '../http/app-env.ts';

/** Opens the database for each request, because reads are batched per request. */
export const provideDatabase = (openDatabase: () => Database) =>
	createMiddleware<AppEnv>(async (c, next) => {
		c.set('database', openDatabase());
		await next();
	});
