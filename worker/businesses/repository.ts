import { getTableColumns } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses } from '../database/schema.ts';
import { categoriesOfBusiness } from '../database/sql/categories.ts';
import { membersOf } from '../database/sql/members.ts';

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

const withMembers = { ...businessFields, members: membersOf(businesses.id, 'members') };

/** Begins a query for businesses, with those who work for them. */
export const selectBusinesses = (database: Database) =>
	database.select(withMembers).from(businesses);
