import { and, eq, inArray, sql } from 'drizzle-orm';
import { findCategories } from '../categories/find.ts';
import { drafts, pictures } from '../database/schema.ts';
import { editConflict } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Conflict, Result } from '../http/result.ts';
import { splitCoordinates } from '../input/coordinates.ts';
import { decision } from '../input/fields.ts';
import { parseInput } from '../input/parse.ts';
import { removePictures } from '../pictures/registry.ts';
import type { RequestContext } from '../request-context.ts';
import { draftNotFound } from './errors.ts';
import { findHostProblem, findManaged, isManaged } from './find-managed.ts';
import { presentDraft, selectDraft } from './repository.ts';
import type { DraftRow } from './repository.ts';
import { draftChanges } from './schema.ts';
import type { Draft } from './types.ts';

const isVersion = ({ id, version }: Pick<DraftRow, 'id' | 'version'>) =>
	and(eq(drafts.id, id), eq(drafts.version, version));

/** What is given, without what is left out. */
const withoutOmitted = <T extends object>(fields: T) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Changes what is given: a conflict unless the version is the newest. */
export async function updateDraft(
	context: RequestContext,
	id: string,
	raw: unknown
): Promise<Result<Draft> | Conflict<Draft>> {
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
			.where(and(isVersion(row), isManaged(context, businessId, found.viewer))),
		selectDraft(database, id)
	]);
	if (!newest) return draftNotFound;
	return updated.meta.changes > 0 ? ok(presentDraft(newest)) : editConflict(presentDraft(newest));
}

/** Deletes a draft: a conflict unless the version is the newest. */
export async function removeDraft(
	context: RequestContext,
	id: string,
	raw: unknown
): Promise<Result<null> | Conflict<Draft>> {
	const parsed = parseInput(decision, raw);
	const found = await findManaged(context, id);
	if (found.kind === 'error') return found;
	if (parsed.kind === 'error') return parsed;
	const { row } = found;
	if ((parsed.input.version ?? row.version) !== row.version) return editConflict(presentDraft(row));
	const { database } = context;
	const isThis = isVersion(row);
	const draft = database.select({ id: drafts.id }).from(drafts).where(isThis);
	const [, , { meta }, [newest]] = await database.batch([
		...removePictures(database, inArray(pictures.draftId, draft), context.now()),
		database.delete(drafts).where(isThis),
		selectDraft(database, id)
	]);
	if (meta.changes > 0) return ok(null);
	return newest ? editConflict(presentDraft(newest)) : draftNotFound;
}
