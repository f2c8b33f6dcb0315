import { and, eq, inArray, sql } from 'drizzle-orm';
import { recordPurgesOf } from '../cache/record-purges.ts';
import { events } from '../database/schema.ts';
import { isEvent } from '../database/sql/identify.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { actingModerator } from '../users/current-viewer.ts';
import { eventNotFound, notASeries, onlyModeratorsReview } from './errors.ts';
import { recordDecision } from './record-decision.ts';
import { selectEvents } from './repository.ts';
import { rejection } from './schema.ts';

/** An approval needs none. */
const noReason = { kind: 'valid', input: { reason: null } } as const;

/**
 * Decides about all dates of the series of an event at once: approves those that wait, or rejects
 * those that wait or are public. The cron lists them, because their version changes.
 *
 * @returns how many dates it has decided
 */
export async function decideSeries(
	context: RequestContext,
	idOrSlug: string,
	status: 'approved' | 'rejected',
	raw: unknown
): Promise<Result<number>> {
	const { database, now } = context;
	const [moderator, [row]] = await Promise.all([
		actingModerator(context, 'review', onlyModeratorsReview),
		selectEvents(database).where(isEvent(idOrSlug)).limit(1)
	]);
	if (moderator.kind === 'error') return moderator;
	const parsed = status === 'rejected' ? parseInput(rejection, raw) : noReason;
	if (parsed.kind === 'error') return parsed;
	if (!row) return eventNotFound;
	if (row.seriesId === null) return notASeries;
	const { reason } = parsed.input;
	const at = now();
	const from = status === 'approved' ? ['pending'] : ['pending', 'approved'];
	const isOpen = and(
		eq(events.seriesId, row.seriesId),
		sql`${events.status} IN (SELECT value FROM json_each(${JSON.stringify(from)}))`
	);
	const open = database
		.select({ id: events.id })
		.from(events)
		.where(isOpen)
		.limit(limits.datesOfSeries);
	const [, , , , , updated] = await database.batch([
		...recordDecision(
			database,
			row,
			{ status, reason, by: moderator.value, series: true },
			at,
			sql`EXISTS ${open}`
		),
		recordPurgesOf(database, open, at),
		database
			.update(events)
			.set({
				status,
				reviewNote: reason,
				approvedAt: status === 'approved' ? at : null,
				version: sql`${events.version} + 1`,
				updatedAt: at
			})
			.where(inArray(events.id, open))
	]);
	const count = updated.meta.changes;
	context.log('event_decided', { event_id: row.id, reason: status, count, by: moderator.value.id });
	return ok(count);
}
