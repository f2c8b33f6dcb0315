import { and, asc, eq, exists, isNull, lt, sql } from 'drizzle-orm';
import { businessNotFound, notBusinessOwner } from '../businesses/errors.ts';
import { selectBusinesses } from '../businesses/repository.ts';
import { findCategories } from '../categories/find.ts';
import { businesses, drafts, events } from '../database/schema.ts';
import { isBusinessWithId } from '../database/sql/identify.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { hasRole } from '../database/sql/members.ts';
import { announceDraft, submissionOfDraft } from '../events/create.ts';
import { presentEvent } from '../events/present.ts';
import { selectEvents } from '../events/repository.ts';
import type { Event } from '../events/types.ts';
import { editConflict, idempotencyKeyReused, invalidCursor, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Conflict, Err, Result } from '../http/result.ts';
import { splitCoordinates } from '../input/coordinates.ts';
import { decision } from '../input/fields.ts';
import { isRecord } from '../input/is-record.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import { readCursor, toCursor } from '../listing/cursor.ts';
import { defaultLimit } from '../listing/page.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { RequestContext } from '../request-context.ts';
import { can } from '../users/can.ts';
import { actingViewer, currentViewer } from '../users/current-viewer.ts';
import { rolesThatMay } from '../users/team-roles.ts';
import type { Viewer } from '../users/viewer.ts';
import { draftNotFound, tooManyDrafts } from './errors.ts';
import {
	draftsOf,
	presentDraft,
	selectDraft,
	selectDrafts,
	selectSubmitted
} from './repository.ts';
import type { DraftRow } from './repository.ts';
import { draftChanges, newDraft, submittedDraft } from './schema.ts';
import type { NewDraft } from './schema.ts';
import type { Draft, DraftService } from './types.ts';

type Changed<T> = Result<T> | Conflict<Draft>;

/** What the viewer of a request may do with drafts. */
export const createDraftService = (context: RequestContext): DraftService => ({
	list: (request) => listDrafts(context, request),
	async find(id) {
		const [viewer, [row]] = await Promise.all([
			currentViewer(context),
			selectDraft(context.database, id)
		]);
		return row && isManagedBy(viewer, row) ? ok(presentDraft(row)) : draftNotFound;
	},
	create: (input) => createDraft(context, input),
	update: (id, input) => updateDraft(context, id, input),
	remove: (id, input = {}) => removeDraft(context, id, input),
	submit: (id, input = {}) => submitDraft(context, id, input)
});

const isManagedBy = (viewer: Viewer | null, { hostOwnerId, hostMembers }: DraftRow): boolean =>
	can(viewer, 'manage_business', { ownerId: hostOwnerId, members: hostMembers });

/** The drafts of the businesses that the viewer manages, the last changed first. */
async function listDrafts(
	context: RequestContext,
	{ cursor, limit = defaultLimit }: PageRequest = {}
): Promise<Result<Page<Draft>>> {
	const position = cursor ? readCursor('drafts', cursor) : [];
	if (position === null || (cursor && position.length !== 2)) return invalidCursor;
	const [updatedAt = 0, id = 0] = position;
	const viewer = await currentViewer(context);
	if (!viewer) return notSignedIn;
	const after = cursor ? { updatedAt, id } : null;
	const rows = await selectDrafts(context.database, viewer.id, after, limit + 1);
	const last = rows.length > limit ? rows[limit - 1] : null;
	return ok({
		items: rows.slice(0, limit).map(presentDraft),
		nextCursor: last ? toCursor('drafts', [last.updatedAt, last.id]) : null
	});
}

/** Why a person cannot have a draft of an event of a business; null if they can, and for no business. */
async function findHostProblem(
	context: RequestContext,
	businessId: number | undefined
): Promise<Err | null> {
	if (businessId === undefined) return null;
	const [viewer, [business]] = await Promise.all([
		actingViewer(context),
		selectBusinesses(context.database).where(isBusinessWithId(businessId)).limit(1)
	]);
	if (!business || !can(viewer, 'see_business', business)) return businessNotFound;
	return can(viewer, 'manage_business', business) ? null : notBusinessOwner;
}

const isOwned = ({ database }: RequestContext, businessId: number, viewer: Viewer) =>
	exists(
		database
			.select({ id: businesses.id })
			.from(businesses)
			.where(
				and(
					eq(businesses.id, businessId),
					isNull(businesses.deletedAt),
					hasRole(viewer.id, rolesThatMay('manage'))
				)
			)
	);

/** Keeps a draft, once for each `submission_id`. */
async function createDraft(context: RequestContext, raw: unknown): Promise<Result<Draft>> {
	const parsed = parseInput(newDraft, splitCoordinates(raw));
	const input = parsed.kind === 'valid' ? parsed.input : null;
	const [viewer, rejectedHost, chosen] = await Promise.all([
		actingViewer(context),
		findHostProblem(context, input?.business_id),
		findCategories(context.database, input?.categories ?? [])
	]);
	if (!viewer) return notSignedIn;
	if (parsed.kind === 'error') return parsed;
	if (rejectedHost) return rejectedHost;
	if (chosen.kind === 'error') return chosen;
	return insertDraft(context, parsed.input, viewer);
}

async function insertDraft(
	context: RequestContext,
	{
		submission_id: submissionId = crypto.randomUUID(),
		business_id: businessId,
		...fields
	}: NewDraft,
	viewer: Viewer
): Promise<Result<Draft>> {
	const { database } = context;
	const now = context.now();
	const row = { businessId, createdBy: viewer.id, submissionId, fields };
	const count = draftsOf(viewer.id);
	const [inserted, [kept]] = await database.batch([
		insertRowsIf(
			database,
			drafts,
			[{ ...row, createdAt: now, updatedAt: now }],
			and(lt(count, limits.drafts), isOwned(context, businessId, viewer))
		),
		selectSubmitted(database, viewer.id, submissionId)
	]);
	if (!kept) return tooManyDrafts;
	const isOther = kept.version === 1 && JSON.stringify(kept.fields) !== JSON.stringify(fields);
	if (inserted.meta.changes === 0 && isOther) return idempotencyKeyReused(kept.fields.title);
	return ok(presentDraft(kept));
}

interface Found {
	kind: 'found';
	row: DraftRow;
	viewer: Viewer;
}

async function findManaged(context: RequestContext, id: string): Promise<Found | Err> {
	const [viewer, [row]] = await Promise.all([
		actingViewer(context),
		selectDraft(context.database, id)
	]);
	if (!viewer) return notSignedIn;
	return row && isManagedBy(viewer, row) ? { kind: 'found', row, viewer } : draftNotFound;
}

const isVersion = ({ id, version }: Pick<DraftRow, 'id' | 'version'>) =>
	and(eq(drafts.id, id), eq(drafts.version, version));

/** What is given, without what is left out. */
const withoutOmitted = <T extends object>(fields: T) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

async function updateDraft(
	context: RequestContext,
	id: string,
	raw: unknown
): Promise<Changed<Draft>> {
	const { database } = context;
	const parsed = parseInput(draftChanges, splitCoordinates(raw));
	const input = parsed.kind === 'valid' ? parsed.input : null;
	const [found, rejectedHost, chosen] = await Promise.all([
		findManaged(context, id),
		findHostProblem(context, input?.business_id),
		findCategories(database, input?.categories ?? [])
	]);
	if (found.kind === 'error') return found;
	if (parsed.kind === 'error') return parsed;
	if (rejectedHost) return rejectedHost;
	if (chosen.kind === 'error') return chosen;
	const { row } = found;
	const {
		version = row.version,
		business_id: businessId = row.businessId,
		...changes
	} = parsed.input;
	if (version !== row.version) return editConflict(presentDraft(row));
	const [updated, [newest]] = await database.batch([
		database
			.update(drafts)
			.set({
				businessId,
				fields: { ...row.fields, ...withoutOmitted(changes) },
				version: sql`${drafts.version} + 1`,
				updatedAt: context.now()
			})
			.where(and(isVersion(row), isOwned(context, businessId, found.viewer))),
		selectDraft(database, id)
	]);
	if (!newest) return draftNotFound;
	return updated.meta.changes > 0 ? ok(presentDraft(newest)) : editConflict(presentDraft(newest));
}

async function removeDraft(
	context: RequestContext,
	id: string,
	raw: unknown
): Promise<Changed<null>> {
	const parsed = parseInput(decision, raw);
	const found = await findManaged(context, id);
	if (found.kind === 'error') return found;
	if (parsed.kind === 'error') return parsed;
	const { row } = found;
	if ((parsed.input.version ?? row.version) !== row.version) return editConflict(presentDraft(row));
	const { meta } = await context.database.delete(drafts).where(isVersion(row));
	if (meta.changes > 0) return ok(null);
	const [newest] = await selectDraft(context.database, id);
	return newest ? editConflict(presentDraft(newest)) : draftNotFound;
}

/** What the viewer has announced with this draft before; none if it was never announced. */
async function findAnnounced(context: RequestContext, id: string): Promise<Event[]> {
	const viewer = await actingViewer(context);
	if (!viewer) return [];
	const rows = await selectEvents(context.database)
		.where(
			and(eq(events.createdBy, viewer.id), eq(events.submissionId, submissionOfDraft(Number(id))))
		)
		.orderBy(asc(events.occurrence))
		.limit(limits.datesOfSeries);
	return rows.map((row) => presentEvent(row, viewer, context.now()));
}

/** Announces a draft once: a second request is answered with what the first one announced. */
async function submitDraft(
	context: RequestContext,
	id: string,
	raw: unknown
): Promise<Changed<Event[]>> {
	const { database } = context;
	const parsed = parseInput(submittedDraft, raw);
	const given = parsed.kind === 'valid' ? parsed.input : null;
	const [found, rejectedHost, chosen] = await Promise.all([
		findManaged(context, id),
		findHostProblem(context, given?.business_id),
		findCategories(database, given?.categories ?? [])
	]);
	if (found === draftNotFound) {
		const announced = await findAnnounced(context, id);
		return announced.length > 0 ? ok(announced) : draftNotFound;
	}
	if (found.kind === 'error') return found;
	if (parsed.kind === 'error') return parsed;
	const { row, viewer } = found;
	const { version = row.version } = parsed.input;
	if (version !== row.version) return editConflict(presentDraft(row));
	if (rejectedHost) return rejectedHost;
	if (chosen.kind === 'error') return chosen;
	const fields = isRecord(raw) ? raw : {};
	const input = { business_id: row.businessId, ...row.fields, ...fields };
	const created = await announceDraft(context, input, row, viewer);
	if (created) return created;
	const [newest] = await selectDraft(database, id);
	return newest ? editConflict(presentDraft(newest)) : draftNotFound;
}
