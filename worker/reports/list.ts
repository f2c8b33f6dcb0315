import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/types.ts';
import { flatten } from '../database/flat-sql.ts';
import {
	businesses,
	events,
	questions,
	reportedThings,
	reports,
	series
} from '../database/schema.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { presentEvent } from '../events/present.ts';
import { eventFields, host, isHostOfEvent, isSeriesOfEvent } from '../events/repository.ts';
import type { EventRow } from '../events/types.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { limits } from '../limits.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { currentViewer } from '../users/current-viewer.ts';
import type { Permission } from '../users/permissions.ts';
import type { Viewer } from '../users/viewer.ts';
import { onlyModeratorsHandleReports } from './errors.ts';
import type { Report, Reported, ReportedKind } from './types.ts';

/** What a moderator needs who decides about what was reported. */
export const permissionFor = {
	event: 'review',
	business: 'suspend',
	question: 'people'
} as const satisfies Record<ReportedKind, Permission>;

/** Things of a page, each with up to twenty reports. */
const defaultLimit = 10;

type StoredReport = Pick<typeof reports.$inferSelect, 'reason' | 'text' | 'createdAt'> & {
	isSignedIn: 0 | 1;
};
const parseReports = (json: string): StoredReport[] => JSON.parse(json);

/** What was reported about the thing of the current row. */
const reportsOfThing: SQL.Aliased<StoredReport[]> = sql`${flatten(sql`(
	SELECT json_group_array(json_object(
		'reason', reason, 'text', text, 'createdAt', created_at, 'isSignedIn', reporter_id IS NOT NULL
	)) FROM (
		SELECT * FROM ${reports} WHERE ${reports.reportedId} = ${reportedThings.id}
		ORDER BY ${reports.id} LIMIT ${sql.raw(String(limits.reportsOfThing))}
	)
)`)}`
	.mapWith(parseReports)
	.as('reports');

const fields = {
	reportedId: joinedColumn(reportedThings.id, 'reported_id'),
	count: joinedColumn(reportedThings.count, 'report_count'),
	firstAt: joinedColumn(reportedThings.firstAt, 'first_at'),
	reports: reportsOfThing
};

interface FoundRow {
	reportedId: number | null;
	count: number | null;
	firstAt: number | null;
	reports: StoredReport[];
}

/** What was reported and waits, oldest first: of the kinds that the viewer may decide about. */
export async function listReported(
	context: RequestContext,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Reported>>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'handle_reports')) return onlyModeratorsHandleReports;
	const position = cursor ? readCursor('reports', cursor) : [0];
	if (position?.length !== 1) return invalidCursor;
	const [after = 0] = position;
	// A full page of each kind, so that one round trip is enough.
	const decides = (kind: ReportedKind) => can(viewer, permissionFor[kind]);
	const [ofEvents, ofBusinesses, ofQuestions] = await Promise.all([
		decides('event') ? selectEvents(context, after, limit + 1) : [],
		decides('business') ? selectBusinesses(context, after, limit + 1) : [],
		decides('question') ? selectQuestions(context, after, limit + 1) : []
	]);
	const found = [
		...ofEvents.map((row) => present(row, ofEvent(row.event, viewer, context.now()))),
		...ofBusinesses.map((row) => present(row, ofBusiness(row.business, viewer))),
		...ofQuestions.map((row) => present(row, ofQuestion(row)))
	].sort((one, other) => one.id - other.id);
	const last = found.length > limit ? found[limit - 1] : null;
	return ok({
		items: found.slice(0, limit),
		nextCursor: last ? toCursor('reports', [last.id]) : null
	});
}

const selectEvents = ({ database }: RequestContext, after: number, limit: number) =>
	database
		.select({ ...fields, event: eventFields })
		.from(reportedThings)
		.leftJoin(events, eq(events.id, reportedThings.thingId))
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent)
		.where(and(eq(reportedThings.kind, 'event'), gt(reportedThings.id, after)))
		.orderBy(asc(reportedThings.id))
		.limit(limit);

const selectBusinesses = ({ database }: RequestContext, after: number, limit: number) =>
	database
		.select({ ...fields, business: businessFields })
		.from(reportedThings)
		.leftJoin(businesses, eq(businesses.id, reportedThings.thingId))
		.where(and(eq(reportedThings.kind, 'business'), gt(reportedThings.id, after)))
		.orderBy(asc(reportedThings.id))
		.limit(limit);

const selectQuestions = ({ database }: RequestContext, after: number, limit: number) =>
	database
		.select({
			...fields,
			text: joinedColumn(questions.text, 'question_text'),
			askerId: joinedColumn(questions.askerId, 'asker_id'),
			eventSlug: joinedColumn(events.slug, 'event_slug')
		})
		.from(reportedThings)
		.leftJoin(questions, eq(questions.id, reportedThings.thingId))
		.leftJoin(events, eq(events.id, questions.eventId))
		.where(and(eq(reportedThings.kind, 'question'), gt(reportedThings.id, after)))
		.orderBy(asc(reportedThings.id))
		.limit(limit);

type FoundQuestion = Awaited<ReturnType<typeof selectQuestions>>[number];

function ofQuestion({ text, askerId, eventSlug }: FoundQuestion): Reported['thing'] {
	if (text === null || askerId === null || eventSlug === null) return null;
	return { kind: 'question', question: { text, askerId, eventSlug } };
}

const ofEvent = (row: EventRow | null, viewer: Viewer, now: number): Reported['thing'] =>
	row && { kind: 'event', event: presentEvent(row, viewer, now) };

const ofBusiness = (row: BusinessRow | null, viewer: Viewer): Reported['thing'] =>
	row && { kind: 'business', business: presentBusiness(row, viewer) };

const present = (row: FoundRow, thing: Reported['thing']): Reported => ({
	id: row.reportedId ?? 0,
	thing,
	count: row.count ?? 0,
	firstAt: new Date(row.firstAt ?? 0).toISOString(),
	reports: row.reports.map(({ reason, text, createdAt, isSignedIn }): Report => ({
		reason,
		text,
		createdAt: new Date(createdAt).toISOString(),
		isSignedIn: isSignedIn === 1
	}))
});
