import {
	and,
	asc,
	exists,
	gt,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	min,
	not,
	or,
	sql
} from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { describeError } from '../database/errors.ts';
import { purges } from '../database/schema.ts';
import type { Log } from '../observability/log.ts';
import type { PublicPages } from './public-pages.ts';

export interface PurgeContext {
	database: Database;
	publicPages: PublicPages;
	now: Clock;
	log: Log;
	/** Settles after so many milliseconds. */
	wait?: (ms: number) => Promise<unknown>;
}

/** What Cloudflare takes at once: https://developers.cloudflare.com/cache/how-to/purge-cache/ */
const maxTags = 100;

/** Milliseconds after which no page is left that was stored before: a purge is pointless then. */
const pointlessMs = 15 * 60_000;

/** Milliseconds that a flush waits for what is due next. */
const patienceMs = 13_000;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Purges the tags that are due, in as many calls as the cache allows. Several flushes may run at once:
 * the table lets one of them call in each interval.
 *
 * @param maxCalls after which the cron continues
 */
export async function flushPurges(context: PurgeContext, maxCalls: number): Promise<void> {
	const { now, publicPages, wait = sleep } = context;
	for (let call = 0; call < maxCalls; call++) {
		const { claimed, nextAt } = await claim(context);
		if (claimed.length > 0) await purge(context, claimed);
		if (nextAt === null) return;
		const ms = Math.max(nextAt - now(), publicPages.purgeIntervalMs, 0);
		if (ms > patienceMs) return;
		if (ms > 0) await wait(ms);
	}
}

/** Takes the tags that are due, unless another flush called too recently. */
async function claim({ database, publicPages, now }: PurgeContext) {
	const { purgeIntervalMs, settleMs } = publicPages;
	const calledAt = now();
	const intervalAgo = calledAt - purgeIntervalMs;
	const due = database
		.select({ tag: purges.tag })
		.from(purges)
		.where(lte(purges.dueAt, calledAt))
		.orderBy(asc(purges.dueAt))
		.limit(maxTags);
	const recent = database
		.select({ tag: purges.tag })
		.from(purges)
		.where(gt(purges.calledAt, intervalAgo));
	const isDone = and(isNull(purges.dueAt), lte(purges.calledAt, intervalAgo));
	const again = sql`iif(${settleMs} > 0 AND ${purges.remaining} > 1, ${calledAt + settleMs}, NULL)`;
	const [, claimed, [next]] = await database.batch([
		database.delete(purges).where(or(isDone, lt(purges.requestedAt, calledAt - pointlessMs))),
		database
			.update(purges)
			.set({ calledAt, remaining: sql`${purges.remaining} - 1`, dueAt: again })
			.where(and(inArray(purges.tag, due), not(exists(recent))))
			.returning({ tag: purges.tag }),
		database
			.select({ at: min(purges.dueAt) })
			.from(purges)
			.where(isNotNull(purges.dueAt))
	]);
	return { claimed: claimed.map(({ tag }) => tag), calledAt, nextAt: next?.at ?? null };
}

/** Purges claimed tags. If that fails, they are due again. */
async function purge({ database, publicPages, now, log }: PurgeContext, tags: readonly string[]) {
	const failure = await publicPages.purge(tags).then(
		(isDone) => (isDone ? null : 'refused'),
		(error: unknown) => describeError(error)
	);
	if (failure === null) return;
	log('page_purge_failed', { reason: failure, count: tags.length });
	await database
		.update(purges)
		.set({
			dueAt: now() + Math.max(publicPages.purgeIntervalMs, 1_000),
			remaining: sql`${purges.remaining} + 1`
		})
		.where(sql`${purges.tag} IN (SELECT value FROM json_each(${JSON.stringify(tags)}))`);
}
