import { eq, or, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { categories } from '../database/schema.ts';
import { staleDecision } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { ConflictingResult } from '../http/result.ts';
import { enqueueJob } from '../jobs/queue.ts';
import { limits } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import type { Viewer } from '../users/viewer.ts';
import { categoryNotFound, notMergeable, tooManyMerges } from './errors.ts';
import { purgeCategories, startManagingOne } from './manage.ts';
import { areCurrent, isMerged, listCategories, selectCategories } from './rows.ts';
import type { CategoryRow } from './rows.ts';
import { categoryMerge } from './schema.ts';
import type { ListedCategory } from './types.ts';

/** Makes a category lead to another one, at once. What is in it follows by a job. */
export async function mergeCategory(
	context: RequestContext,
	slug: string,
	raw: unknown
): Promise<ConflictingResult<ListedCategory>> {
	const managing = await startManagingOne(context, slug, categoryMerge, raw, staleDecision);
	if (managing.kind !== 'managing') return managing;
	const { viewer, rows, input, category: source } = managing;
	const target = listCategories(rows).find((category) => category.slug === input.into);
	if (!target || target.isRetired || target.id === source.id) return notMergeable;
	if (rows.filter(isMerged).length >= limits.mergedCategories) return tooManyMerges;
	return save(context, viewer, rows, source, target);
}

async function save(
	{ database, now, log }: RequestContext,
	viewer: Viewer,
	rows: readonly CategoryRow[],
	source: ListedCategory,
	target: ListedCategory
): Promise<ConflictingResult<ListedCategory>> {
	const at = now();
	const details = { into: target.id };
	const subject = { kind: 'category', id: String(source.id) } as const;
	const isDone = sql`EXISTS (SELECT 1 FROM ${categories}
		WHERE ${eq(categories.id, source.id)} AND ${eq(categories.mergedIntoId, target.id)})`;
	const [{ meta }, , , newest] = await database.batch([
		database
			.update(categories)
			.set({
				mergedIntoId: target.id,
				retiredAt: sql`coalesce(${categories.retiredAt}, ${at})`,
				version: sql`${categories.version} + 1`
			})
			// Those that were merged into it follow: no address leads to one that is gone.
			.where(
				sql`${or(eq(categories.id, source.id), eq(categories.mergedIntoId, source.id))} AND ${areCurrent(rows)}`
			),
		recordAudit(
			database,
			{ action: 'category_merged', actor: viewer.id, subject, details },
			at,
			sql`changes() > 0`
		),
		enqueueJob(database, { kind: 'merge-category', key: String(source.id) }, at, isDone),
		selectCategories(database),
		purgeCategories(database, at)
	]);
	const current = listCategories(newest);
	if (meta.changes > 0) {
		log('category_merged', { category_id: source.id, into: target.id, by: viewer.id });
		return ok(current.find(({ id }) => id === target.id) ?? target);
	}
	const stale = current.find(({ id }) => id === source.id);
	return stale ? staleDecision(stale) : categoryNotFound;
}
