import { and, eq, lt, or, sql } from 'drizzle-orm';
import { businessNotFound } from '../businesses/errors.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import type { Database } from '../database/client.ts';
import { reportedThings, reports } from '../database/schema.ts';
import { isBusiness, isEvent } from '../database/sql/identify.ts';
import { eventNotFound } from '../events/errors.ts';
import { selectEvents } from '../events/repository.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { isPublic } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { newReport } from './schema.ts';
import type { NewReport } from './schema.ts';
import type { Reportable, ReportedKind } from './types.ts';

/** Notes that somebody reports something that is public. One person counts once for each thing. */
export async function report(
	context: RequestContext,
	about: Reportable,
	raw: unknown
): Promise<Result<null>> {
	const [viewer, id] = await Promise.all([actingViewer(context), findPublic(context, about)]);
	if (id === null) return about.kind === 'event' ? eventNotFound : businessNotFound;
	const parsed = parseInput(newReport, raw);
	if (parsed.kind === 'error') return parsed;
	const { database, now } = context;
	const thing = { kind: about.kind, id };
	await database.batch(noteReport(database, thing, parsed.input, viewer?.id ?? null, now()));
	context.log('reported', { kind: about.kind, reason: parsed.input.reason });
	return ok(null);
}

/** @returns its id; null when it is not public */
async function findPublic(
	{ database }: RequestContext,
	{ kind, idOrSlug }: Reportable
): Promise<number | null> {
	if (kind === 'event') {
		const [event] = await selectEvents(database).where(isEvent(idOrSlug)).limit(1);
		return event && isPublic(event) ? event.id : null;
	}
	const [business] = await selectBusinesses(database).where(isBusiness(idOrSlug)).limit(1);
	return business?.isVerified ? business.id : null;
}

/**
 * Statements that note a report. Beyond twenty, another one is counted and its text is not kept.
 *
 * @param at milliseconds since 1970, UTC
 */
export function noteReport(
	database: Database,
	{ kind, id: thingId }: { kind: ReportedKind; id: number },
	{ reason, text }: NewReport,
	reporterId: string | null,
	at: number
) {
	const isThing = and(eq(reportedThings.kind, kind), eq(reportedThings.thingId, thingId));
	const isFull = sql`(SELECT count(*) FROM ${reports} WHERE ${reports.reportedId} = ${reportedThings.id}) >= ${limits.reportsOfThing}`;
	return [
		database
			.insert(reportedThings)
			.values({ kind, thingId, count: 0, firstAt: at, lastAt: at })
			.onConflictDoNothing(),
		database
			.insert(reports)
			.select(
				sql`SELECT NULL, ${reportedThings.id}, ${reason}, ${text}, ${reporterId}, ${at}
					FROM ${reportedThings} WHERE ${and(isThing, sql`NOT ${isFull}`)}`
			)
			.onConflictDoNothing(),
		database
			.update(reportedThings)
			.set({ count: sql`min(${reportedThings.count} + 1, ${limits.countedReports})`, lastAt: at })
			.where(
				and(
					isThing,
					lt(reportedThings.count, limits.countedReports),
					or(sql`changes() > 0`, isFull)
				)
			)
	] as const;
}
