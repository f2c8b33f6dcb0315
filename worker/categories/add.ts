import { recordAudit } from '../audit/record-audit.ts';
import { categories } from '../database/schema.ts';
import { insertRowsIf } from '../database/sql/insert-rows.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { limits } from '../limits.ts';
import { toSlug } from '../listing/slug.ts';
import type { RequestContext } from '../request-context.ts';
import { addedMeanwhile, tooManyCategories } from './errors.ts';
import { purgeCategories, startManaging } from './manage.ts';
import { findNameProblem } from './names.ts';
import { areCurrent, isMerged, listCategories, selectCategories } from './rows.ts';
import type { CategoryRow } from './rows.ts';
import { newCategory } from './schema.ts';
import type { ListedCategory } from './types.ts';

/** Adds a category, at the end. */
export async function addCategory(
	context: RequestContext,
	raw: unknown
): Promise<Result<ListedCategory>> {
	const { database, now, log } = context;
	const managing = await startManaging(context);
	if (managing.kind === 'error') return managing;
	const parsed = parseInput(newCategory, raw);
	if (parsed.kind === 'error') return parsed;
	const { viewer, rows } = managing;
	const { name, name_de: nameDe, name_es: nameEs } = parsed.input;
	const names = { name, nameDe: nameDe || null, nameEs: nameEs || null };
	const others = rows.filter((row) => !isMerged(row));
	const problem = findNameProblem(names, others);
	if (problem) return problem;
	if (others.length >= limits.categories) return tooManyCategories;
	const id = Math.max(0, ...rows.map((row) => row.id)) + 1;
	const added = { id, slug: freeSlug(name, rows), ...names, position: endOf(others) };
	const condition = areCurrent(rows);
	const [, inserted, newest] = await database.batch([
		recordAudit(
			database,
			{
				action: 'category_added',
				actor: viewer.id,
				subject: { kind: 'category', id: String(id) },
				details: { name }
			},
			now(),
			condition
		),
		insertRowsIf(database, categories, [added], condition),
		selectCategories(database),
		purgeCategories(database, now())
	]);
	const category = listCategories(newest).find((each) => each.id === id);
	if (inserted.meta.changes === 0 || !category) return addedMeanwhile;
	log('category_added', { category_id: id, by: viewer.id });
	return ok(category);
}

/** After all others; where nobody has ordered them, by its name like them. */
function endOf(others: readonly CategoryRow[]): number {
	const last = Math.max(0, ...others.map(({ position }) => position));
	return last === 0 ? 0 : last + 1;
}

/** Addresses of categories are plain letters, and are kept when a category is renamed or merged. */
function freeSlug(name: string, rows: readonly CategoryRow[]): string {
	const made = toSlug(name, 'category');
	const slug = /^[a-z0-9-]+$/.test(made) ? made.slice(0, 50) : 'category';
	const taken = new Set(rows.map((row) => row.slug));
	if (!taken.has(slug)) return slug;
	let number = 2;
	while (taken.has(`${slug}-${number}`)) number++;
	return `${slug}-${number}`;
}
