import { and, gt, inArray, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { recordPurgesOf } from '../cache/record-purges.ts';
import { events } from '../database/schema.ts';
import { staleDecision } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Conflict, Result } from '../http/result.ts';
import { decision } from '../input/fields.ts';
import { parseInput } from '../input/parse.ts';
import type { RequestContext } from '../request-context.ts';
import { announceCancellation } from './announce-to-visitors.ts';
import { notASeries } from './errors.ts';
import { findOwned } from './find-owned.ts';
import { presentEvent } from './present.ts';
import { selectDates } from './series.ts';
import type { CancelledSeries, Event, EventRow } from './types.ts';

export const seriesCancellation = v.object({
	/** Whether dates before this one stay. */
	from_here: v.nullish(v.boolean('Please send true or false.'), false),
	...decision.entries
});

const cancellable = ['pending', 'approved', 'suspended'];

/**
 * Cancels the dates of a series that are not over: all of them, or one and those after it. Each tells
 * those who joined or saved it. The cron takes them off the lists, because their version changes.
 */
export async function cancelSeries(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<CancelledSeries> | Conflict<Event>> {
	const parsed = parseInput(seriesCancellation, raw);
	const [owned, all] = await Promise.all([
		findOwned(context, idOrSlug),
		selectDates(context.database, idOrSlug)
	]);
	if (owned.kind === 'error') return owned;
	if (parsed.kind === 'error') return parsed;
	const { row, viewer } = owned;
	if (row.seriesId === null) return notASeries;
	const { from_here: isFromHere, version = row.version } = parsed.input;
	const now = context.now();
	if (version !== row.version) return staleDecision(presentEvent(row, viewer, now));
	const dates = all.filter(
		(date) =>
			cancellable.includes(date.status) &&
			date.endAt > now &&
			(!isFromHere || date.startAt >= row.startAt)
	);
	const count = await cancelDates(context, dates, now);
	context.log('event_decided', { event_id: row.id, reason: 'cancelled', count, by: viewer.id });
	const isAmong = dates.some(({ id }) => id === row.id);
	return ok({ count, slug: row.slug, version: isAmong ? row.version + 1 : row.version });
}

async function cancelDates(
	{ database }: RequestContext,
	dates: readonly EventRow[],
	now: number
): Promise<number> {
	const among = (ids: readonly number[]) =>
		and(
			inArray(events.id, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`),
			inArray(events.status, sql`(SELECT value FROM json_each(${JSON.stringify(cancellable)}))`),
			gt(events.endAt, now)
		);
	const isOpen = among(dates.map(({ id }) => id));
	const open = database.select({ id: events.id }).from(events).where(isOpen);
	const isStillOpen = ({ id }: EventRow) =>
		sql`EXISTS (SELECT 1 FROM ${events} WHERE ${among([id])})`;
	const [[counted]] = await database.batch([
		database
			.select({ count: sql<number>`count(*)`.as('count') })
			.from(events)
			.where(isOpen),
		...dates.flatMap((date) => announceCancellation(database, date, now, isStillOpen(date))),
		recordPurgesOf(database, open, now),
		database
			.update(events)
			.set({
				status: 'cancelled',
				// One that was suspended stays hidden.
				approvedAt: sql`iif(${events.status} = 'suspended', NULL, ${events.approvedAt})`,
				version: sql`${events.version} + 1`,
				updatedAt: now
			})
			.where(isOpen)
	]);
	return counted?.count ?? 0;
}
