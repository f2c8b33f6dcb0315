import { and, lt } from 'drizzle-orm';
import { findCategories } from '../categories/find.ts';
import { drafts } from '../database/schema.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { idempotencyKeyReused, notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { splitCoordinates } from '../input/coordinates.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { tooManyDrafts } from './errors.ts';
import { findHostProblem, isManaged } from './find-managed.ts';
import { draftsOf, presentDraft, selectSubmitted } from './repository.ts';
import { newDraft } from './schema.ts';
import type { NewDraft } from './schema.ts';
import type { Draft } from './types.ts';

/** Keeps a draft, once for each `submission_id`. */
export async function createDraft(context: RequestContext, raw: unknown): Promise<Result<Draft>> {
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
			and(lt(count, limits.drafts), isManaged(context, businessId, viewer))
		),
		selectSubmitted(database, viewer.id, submissionId)
	]);
	if (!kept) return tooManyDrafts;
	const isOther = kept.version === 1 && JSON.stringify(kept.fields) !== JSON.stringify(fields);
	if (inserted.meta.changes === 0 && isOther) return idempotencyKeyReused(kept.fields.title);
	return ok(presentDraft(kept));
}
