import { lte } from 'drizzle-orm';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppDependencies } from '../app-context.ts';
import type { Database } from '../database/client.ts';
import { describeError } from '../database/errors.ts';
import { purges } from '../database/schema.ts';
import type { AppEnv } from '../http/app-env.ts';
import { isSafe } from '../http/safe-methods.ts';
import { flushPurges } from './flush-purges.ts';

type Dependencies = Pick<
	AppDependencies,
	'openDatabase' | 'publicPages' | 'now' | 'log' | 'waitUntil'
>;

/** The first purge, the second one, and one more for what others wrote meanwhile. */
const maxCalls = 3;

/** After a write that succeeded, purges the pages that it affects. What is left, the cron purges. */
export const purgeAfterWrites = (dependencies: Dependencies) =>
	createMiddleware<AppEnv>((c, next) =>
		isSafe(c.req.method) ? next() : next().then(() => purgeIfWritten(dependencies, c))
	);

function purgeIfWritten(dependencies: Dependencies, c: Context<AppEnv>): void {
	if (c.res.status < 400) dependencies.waitUntil(flushLater(dependencies));
}

/**
 * Asks whether a tag is overdue, and if so purges after the response. Whoever watches the site keeps
 * purges going without the cron, and a deployment purges with the version that it examines.
 */
export const purgeOverdue = (dependencies: Dependencies) => async (database: Database) => {
	const [row] = await database
		.select({ tag: purges.tag })
		.from(purges)
		.where(lte(purges.dueAt, dependencies.now()))
		.limit(1);
	if (row) dependencies.waitUntil(flushLater(dependencies));
};

async function flushLater({ openDatabase, publicPages, now, log }: Dependencies): Promise<void> {
	// The response does not wait for this, not even for its first query.
	await new Promise((resolve) => setTimeout(resolve, 0));
	try {
		await flushPurges({ database: openDatabase(), publicPages, now, log }, maxCalls);
	} catch (error) {
		log('page_purge_failed', { reason: describeError(error) });
	}
}
