import { and, asc, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses } from '../database/schema.ts';
import { addPostings, removePostings } from '../database/sql/change-postings.ts';
import { firstThatFit, mergePostings } from '../database/postings/posting.ts';
import type { BatchSize } from '../database/postings/posting.ts';
import { postingsOfBusiness, publicPostings } from './postings.ts';
import { selectBusinesses } from './repository.ts';
import type { BusinessRow } from './types.ts';

const asVerified = (row: BusinessRow): BusinessRow => ({ ...row, isVerified: true });

/**
 * Makes the postings of businesses that were not written by the site itself: imported ones, those of
 * an earlier release, and those that were suspended together with their owner.
 *
 * @param size how many at once
 * @returns how many there were
 */
export async function catchUpBusinesses(database: Database, size: BatchSize): Promise<number> {
	const found = await selectBusinesses(database)
		.where(
			and(
				sql`${businesses.listedVersion} IS NOT ${businesses.version}`,
				isNull(businesses.deletedAt)
			)
		)
		.orderBy(asc(businesses.id))
		.limit(size.rows);
	const fitting = firstThatFit(found, (row) => publicPostings(asVerified(row)), size);
	if (fitting.length === 0) return 0;
	const rows = fitting.map(({ row }) => row);
	const versions = JSON.stringify(rows.map(({ id, version }) => [id, version]));
	const hidden = rows.filter(({ isVerified }) => !isVerified);
	const removed = hidden.flatMap((row) => publicPostings(asVerified(row)));
	await database.batch([
		removePostings(database, mergePostings(removed), sql`TRUE`),
		...addPostings(database, mergePostings(rows.flatMap(postingsOfBusiness)), sql`TRUE`),
		database
			.update(businesses)
			.set({ listedVersion: sql`${businesses.version}` })
			.where(
				sql`(${businesses.id}, ${businesses.version}) IN (SELECT value ->> 0, value ->> 1 FROM json_each(${versions}))`
			)
	]);
	return rows.length;
}
