import { eq, exists, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { reportedThings } from '../database/schema.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { onlyModeratorsHandleReports, reportNotFound } from './errors.ts';
import { listReported, permissionFor } from './list.ts';
import { report } from './report.ts';
import type { ReportService } from './types.ts';

/** What visitors report, and what moderators do about it. */
export const createReportService = (context: RequestContext): ReportService => ({
	report: (about, input) => report(context, about, input),
	list: (request) => listReported(context, request),
	dismiss: (id) => dismiss(context, id)
});

async function dismiss(context: RequestContext, raw: string): Promise<Result<null>> {
	const { database, now } = context;
	const id = /^\d{1,15}$/.test(raw) ? Number(raw) : 0;
	const [viewer, [found]] = await Promise.all([
		actingViewer(context),
		database.select().from(reportedThings).where(eq(reportedThings.id, id))
	]);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'handle_reports')) return onlyModeratorsHandleReports;
	if (!found) return reportNotFound;
	const { kind, thingId, count } = found;
	if (!can(viewer, permissionFor[kind])) return onlyModeratorsHandleReports;
	const isThere = database
		.select({ one: sql`1` })
		.from(reportedThings)
		.where(eq(reportedThings.id, id));
	await database.batch([
		recordAudit(
			database,
			{
				action: 'reports_dismissed',
				actor: viewer.id,
				subject: { kind, id: String(thingId) },
				details: { count }
			},
			now(),
			exists(isThere)
		),
		database.delete(reportedThings).where(eq(reportedThings.id, id))
	]);
	context.log('reports_dismissed', { kind, count, by: viewer.id });
	return ok(null);
}
