import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { presentBusiness } from '../businesses/present.ts';
import { businessFields } from '../businesses/repository.ts';
import type { BusinessRow } from '../businesses/types.ts';
import { businesses, editedThings, events, series } from '../database/schema.ts';
import { joinedColumn } from '../database/sql/joined-column.ts';
import { presentEvent } from '../events/present.ts';
import { eventFields, host, isHostOfEvent, isSeriesOfEvent } from '../events/repository.ts';
import type { EventRow } from '../events/types.ts';
import { invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { onlyModerators } from '../review/errors.ts';
import { can, isPublic } from '../users/can.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { editNotFound } from './errors.ts';
import { fieldsOfBusiness, fieldsOfEvent } from './fields.ts';
import type { Fields } from './fields.ts';
import { seenEdit } from './schema.ts';
import type { Edited, EditService } from './types.ts';

/** What moderators do about edits of what is public. */
export const createEditService = (context: RequestContext): EditService => ({
	list: (request) => listEdited(context, request),
	markSeen: (id, input) => markSeen(context, id, input)
});

/** Edits of a page. */
const defaultLimit = 10;

const fields = {
	editId: joinedColumn(editedThings.id, 'edit_id'),
	before: joinedColumn(editedThings.before, 'edit_before'),
	firstAt: joinedColumn(editedThings.firstAt, 'first_at'),
	lastAt: joinedColumn(editedThings.lastAt, 'last_at')
};

interface Row {
	editId: number | null;
	before: Record<string, string> | null;
	firstAt: number | null;
	lastAt: number | null;
}

async function listEdited(
	context: RequestContext,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Edited>>> {
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'handle_reports')) return onlyModerators;
	const position = cursor ? readCursor('edits', cursor) : [0];
	if (position?.length !== 1) return invalidCursor;
	const [after = 0] = position;
	// A full page of each kind, so that one round trip is enough.
	const [ofEvents, ofBusinesses] = await Promise.all([
		can(viewer, 'review') ? selectEvents(context, after, limit + 1) : [],
		can(viewer, 'suspend') ? selectBusinesses(context, after, limit + 1) : []
	]);
	const now = context.now();
	const found = [
		...ofEvents.map((row) => ofEvent(row, row.event, viewer, now)),
		...ofBusinesses.map((row) => ofBusiness(row, row.business, viewer))
	].sort((one, other) => one.id - other.id);
	const last = found.length > limit ? found[limit - 1] : null;
	return ok({
		items: found.slice(0, limit),
		nextCursor: last ? toCursor('edits', [last.id]) : null
	});
}

const selectEvents = ({ database }: RequestContext, after: number, limit: number) =>
	database
		.select({ ...fields, event: eventFields })
		.from(editedThings)
		.leftJoin(events, eq(events.id, editedThings.thingId))
		.leftJoin(host, isHostOfEvent)
		.leftJoin(series, isSeriesOfEvent)
		.where(and(eq(editedThings.kind, 'event'), gt(editedThings.id, after)))
		.orderBy(asc(editedThings.id))
		.limit(limit);

const selectBusinesses = ({ database }: RequestContext, after: number, limit: number) =>
	database
		.select({ ...fields, business: businessFields })
		.from(editedThings)
		.leftJoin(businesses, eq(businesses.id, editedThings.thingId))
		.where(and(eq(editedThings.kind, 'business'), gt(editedThings.id, after)))
		.orderBy(asc(editedThings.id))
		.limit(limit);

function ofEvent(row: Row, event: EventRow | null, viewer: Viewer, now: number): Edited {
	const shown = event && isPublic(event) ? event : null;
	const thing = shown && { kind: 'event' as const, event: presentEvent(shown, viewer, now) };
	return present(row, thing, shown && fieldsOfEvent(shown));
}

function ofBusiness(row: Row, business: BusinessRow | null, viewer: Viewer): Edited {
	const shown = business?.isVerified ? business : null;
	const thing = shown && { kind: 'business' as const, business: presentBusiness(shown, viewer) };
	return present(row, thing, shown && fieldsOfBusiness(shown));
}

const timeOf = (at: number | null) => new Date(at ?? 0).toISOString();

/** What was changed and changed back is left out. */
const present = (
	{ editId, before, firstAt, lastAt }: Row,
	thing: Edited['thing'],
	current: Fields | null
): Edited => ({
	id: editId ?? 0,
	thing,
	changes: Object.entries(before ?? {}).flatMap(([name, was]) => {
		const now = current?.[name];
		return now === undefined || now === was ? [] : [{ name, was, now }];
	}),
	firstAt: timeOf(firstAt),
	lastAt: timeOf(lastAt)
});

async function markSeen(
	context: RequestContext,
	raw: string,
	input: unknown
): Promise<Result<null>> {
	const { database, now } = context;
	const id = /^\d{1,15}$/.test(raw) ? Number(raw) : 0;
	const [viewer, [found]] = await Promise.all([
		actingViewer(context),
		database
			.select({ kind: editedThings.kind, thingId: editedThings.thingId })
			.from(editedThings)
			.where(eq(editedThings.id, id))
	]);
	if (!viewer) return notSignedIn;
	if (!can(viewer, 'handle_reports')) return onlyModerators;
	const parsed = parseInput(seenEdit, input);
	if (parsed.kind === 'error') return parsed;
	if (!found) return editNotFound;
	const { kind, thingId } = found;
	if (!can(viewer, kind === 'event' ? 'review' : 'suspend')) return onlyModerators;
	const { last_at: seen } = parsed.input;
	const [{ meta }] = await database.batch([
		database
			.delete(editedThings)
			.where(
				and(eq(editedThings.id, id), seen === undefined ? undefined : eq(editedThings.lastAt, seen))
			),
		recordAudit(
			database,
			{
				action: 'edit_seen',
				actor: viewer.id,
				subject: { kind, id: String(thingId) },
				details: {}
			},
			now(),
			sql`changes() > 0`
		)
	]);
	return meta.changes > 0 ? ok(null) : editNotFound;
}
