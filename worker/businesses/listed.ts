import { and, eq, exists } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses } from '../database/schema.ts';
import { changePostings, nextListedVersionOf } from '../database/sql/change-postings.ts';
import { isBusinessWithId } from '../database/sql/identify.ts';
import { postingsOfBusiness } from './postings.ts';
import type { BusinessRow } from './types.ts';

/** Whether the business still is as it was read. */
export const isVersion = ({ id, version }: Pick<BusinessRow, 'id' | 'version'>) =>
	and(isBusinessWithId(id), eq(businesses.version, version));

/** For an update that increments the version and changes the postings in the same batch. */
export const nextListedVersion = nextListedVersionOf(businesses);

/**
 * Statements that change the postings of a business, in a batch before the update of the business
 * itself: they do nothing unless the business still is as it was read.
 *
 * @param after null if it is deleted
 */
export function changeBusinessPostings(
	database: Database,
	before: BusinessRow,
	after: BusinessRow | null
) {
	const isCurrent = exists(
		database.select({ id: businesses.id }).from(businesses).where(isVersion(before))
	);
	const listed = after ? postingsOfBusiness(after) : [];
	return changePostings(database, postingsOfBusiness(before), listed, isCurrent);
}
