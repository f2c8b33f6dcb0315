import { getTableColumns } from 'drizzle-orm';
import type { InferSelectModel } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses } from '../database/schema.ts';
import { categoriesOfBusiness } from '../database/sql/categories.ts';
import type { Category } from '../database/sql/categories.ts';

const { searchText, submissionId, submissionDigest, legacyId, ...columns } =
	getTableColumns(businesses);

/** What every query for businesses selects. */
export const businessFields = { ...columns, categories: categoriesOfBusiness };

type HiddenColumn = 'searchText' | 'submissionId' | 'submissionDigest' | 'legacyId';

/** A business with its categories. Times are milliseconds since 1970, UTC. */
export interface BusinessRow extends Omit<InferSelectModel<typeof businesses>, HiddenColumn> {
	categories: Category[];
}

/** Begins a query for businesses. */
export const selectBusinesses = (database: Database) =>
	database.select(businessFields).from(businesses);
