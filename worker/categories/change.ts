import { and, sql } from 'drizzle-orm';
import type { Column, SQL } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../database/client.ts';
import { categories } from '../database/schema.ts';
import { editConflict } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { ConflictingResult } from '../http/result.ts';
import type { RequestContext } from '../request-context.ts';
import type { Viewer } from '../users/viewer.ts';
import { categoryNotFound, changedOften } from './errors.ts';
import { purgeCategories, startManagingOne, wasChangedSeldom } from './manage.ts';
import { findNameProblem } from './names.ts';
import { areCurrent, isMerged, listCategories, revisionOf, selectCategories } from './rows.ts';
import type { CategoryRow } from './rows.ts';
import { categoryChanges } from './schema.ts';
import type { CategoryChanges } from './schema.ts';
import type { ListedCategory } from './types.ts';

/** What is changed, and the order of all that results; null to leave the order. */
interface Change {
	before: CategoryRow;
	after: CategoryRow;
	order: number[] | null;
}

/** Renames, translates, moves, retires or restores a category. */
export async function changeCategory(
	context: RequestContext,
	slug: string,
	raw: unknown
): Promise<ConflictingResult<ListedCategory>> {
	const managing = await startManagingOne(context, slug, categoryChanges, raw, editConflict);
	if (managing.kind !== 'managing') return managing;
	const { viewer, rows, input, category } = managing;
	const before = rows.find(({ id }) => id === category.id);
	if (!before) return categoryNotFound;
	const after = apply(before, input, context.now());
	const others = rows.filter((row) => !isMerged(row) && row.id !== before.id);
	const problem = findNameProblem(after, others);
	if (problem) return problem;
	const order = input.position === undefined ? null : moveTo(others, before, input.position);
	if (order === null && whatChanged(before, after).length === 0) return ok(category);
	return save(context, viewer, rows, { before, after, order });
}

function apply(before: CategoryRow, changes: CategoryChanges, now: number): CategoryRow {
	const { name = before.name, name_de: de, name_es: es, is_retired: isRetired } = changes;
	const retiredAt = isRetired ? (before.retiredAt ?? now) : null;
	return {
		...before,
		name,
		nameDe: de === undefined ? before.nameDe : de || null,
		nameEs: es === undefined ? before.nameEs : es || null,
		retiredAt: isRetired === undefined ? before.retiredAt : retiredAt
	};
}

/** The ids of all categories in their new order. Retired ones come last. */
function moveTo(others: readonly CategoryRow[], moved: CategoryRow, position: number): number[] {
	const active = others.filter(({ retiredAt }) => retiredAt === null);
	const retired = others.filter(({ retiredAt }) => retiredAt !== null);
	const before = active.slice(0, position - 1);
	return [...before, moved, ...active.slice(position - 1), ...retired].map(({ id }) => id);
}

const changeable = ['name', 'nameDe', 'nameEs', 'retiredAt'] as const;

const whatChanged = (before: CategoryRow, after: CategoryRow) =>
	changeable.filter((field) => before[field] !== after[field]);

/** One statement, so that all of it is saved or nothing. */
function update(database: Database, { before, after, order }: Change, condition: SQL) {
	const places = order?.map((id, index) => [id, index + 1]) ?? [[before.id, before.position]];
	const isIt = sql`${categories.id} = ${before.id}`;
	const set = (column: Column, value: unknown) => sql`iif(${isIt}, ${value}, ${column})`;
	return database
		.update(categories)
		.set({
			name: set(categories.name, after.name),
			nameDe: set(categories.nameDe, after.nameDe),
			nameEs: set(categories.nameEs, after.nameEs),
			retiredAt: set(categories.retiredAt, after.retiredAt),
			position: sql`place.value ->> 1`,
			version: sql`${categories.version} + (${isIt})`
		})
		.from(sql`json_each(${JSON.stringify(places)}) place`)
		.where(and(sql`${categories.id} = place.value ->> 0`, condition));
}

function entryOf(viewer: Viewer, { before, after }: Change) {
	const subject = { kind: 'category', id: String(before.id) } as const;
	const fields = whatChanged(before, after);
	if (fields.includes('retiredAt')) {
		const action = after.retiredAt === null ? 'category_restored' : 'category_retired';
		return { action, actor: viewer.id, subject, details: {} } as const;
	}
	if (fields.length === 0) {
		return { action: 'category_moved', actor: viewer.id, subject, details: {} } as const;
	}
	const details = { was: before.name, name: after.name };
	return { action: 'category_renamed', actor: viewer.id, subject, details } as const;
}

async function save(
	{ database, now, log }: RequestContext,
	viewer: Viewer,
	rows: readonly CategoryRow[],
	change: Change
): Promise<ConflictingResult<ListedCategory>> {
	const { before } = change;
	const at = now();
	const isAllowed = sql`${areCurrent(rows)} AND ${wasChangedSeldom(before.id, at)}`;
	const entry = entryOf(viewer, change);
	const [updated, , newest] = await database.batch([
		update(database, change, isAllowed),
		recordAudit(database, entry, at, sql`changes() > 0`),
		selectCategories(database),
		purgeCategories(database, at)
	]);
	const current = listCategories(newest).find(({ id }) => id === before.id);
	if (!current) return categoryNotFound;
	if (updated.meta.changes > 0) {
		log('category_changed', { category_id: before.id, by: viewer.id, action: entry.action });
		return ok(current);
	}
	return revisionOf(newest) === revisionOf(rows) ? changedOften : editConflict(current);
}
