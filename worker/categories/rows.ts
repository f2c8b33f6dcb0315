import { asc, sql } from 'drizzle-orm';
import type { InferSelectModel, SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { categories } from '../database/schema.ts';
import type { ListedCategory } from './types.ts';

export type CategoryRow = InferSelectModel<typeof categories>;

/** Every category, merged ones included: there are few. */
export const selectCategories = (database: Database) =>
	database.select().from(categories).orderBy(asc(categories.position), asc(categories.name));

export const isMerged = ({ mergedIntoId }: CategoryRow) => mergedIntoId !== null;

/** The categories that there are, each with the slugs that it had before. */
export function listCategories(rows: readonly CategoryRow[]): ListedCategory[] {
	const merged = Map.groupBy(rows, ({ mergedIntoId }) => mergedIntoId);
	return (merged.get(null) ?? []).map(
		({ id, slug, name, nameDe, nameEs, position, version, retiredAt }) => ({
			...{ id, slug, name, nameDe, nameEs, position, version },
			isRetired: retiredAt !== null,
			formerSlugs: (merged.get(id) ?? []).map((former) => former.slug)
		})
	);
}

/**
 * Grows with every change of any category: no row is ever deleted. A change that depends on the other
 * ones, such as on their names, is saved only while it is the same.
 */
export const revisionOf = (rows: readonly CategoryRow[]): number =>
	rows.reduce((sum, { version }) => sum + version, 0);

/** Whether no category was changed or added since these were read. */
export const areCurrent = (rows: readonly CategoryRow[]): SQL =>
	sql`(SELECT sum(${categories.version}) FROM ${categories}) = ${revisionOf(rows)}`;
