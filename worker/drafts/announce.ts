import { and, asc, eq } from 'drizzle-orm';
import { findCategories } from '../categories/find.ts';
import { events } from '../database/schema.ts';
import { announceDraft, submissionOfDraft } from '../events/create.ts';
import { presentEvent } from '../events/present.ts';
import { selectEvents } from '../events/repository.ts';
import type { Event } from '../events/types.ts';
import { editConflict } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Conflict, Result } from '../http/result.ts';
import { isRecord } from '../input/is-record.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { actingViewer } from '../users/current-viewer.ts';
import { draftNotFound } from './errors.ts';
import { findHostProblem, findManaged } from './find-managed.ts';
import { presentDraft, selectDraft } from './repository.ts';
import { submittedDraft } from './schema.ts';
import type { Draft } from './types.ts';

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
export async function submitDraft(
	context: RequestContext,
	id: string,
	raw: unknown
): Promise<Result<Event[]> | Conflict<Draft>> {
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
