import { getTableColumns } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses } from '../database/schema.ts';
import { categoriesOfBusiness } from '../database/sql/categories.ts';

const {
	searchText,
	listedVersion,
	deletedAt,
	submissionId,
	submissionDigest,
	legacyId,
	...columns
} = getTableColumns(businesses);

/** The columns that every query for businesses selects. */
export const businessFields = { ...columns, categories: categoriesOfBusiness };

/** Begins a query for businesses. */
export const selectBusinesses = (database: Database) =>
	database.select(businessFields).from(businesses);
