import { and, asc, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { businesses } from '../database/schema.ts';
import { addPostings } from '../database/sql/change-postings.ts';
import { firstThatFit, mergePostings } from '../database/postings/posting.ts';
import { postingsOfBusiness } from './postings.ts';
import { selectBusinesses } from './repository.ts';

/**
 * Makes the postings of businesses that were not written by the site itself: imported ones, and
 * those of an earlier release.
 *
 * @param limit how many at once
 * @returns how many there were
 */
export async function catchUpBusinesses(database: Database, limit: number): Promise<number> {
	const found = await selectBusinesses(database)
		.where(
			and(
				sql`${businesses.listedVersion} IS NOT ${businesses.version}`,
				isNull(businesses.deletedAt)
			)
		)
		.orderBy(asc(businesses.id))
		.limit(limit);
	const rows = firstThatFit(found, postingsOfBusiness);
	if (rows.length === 0) return 0;
	const versions = JSON.stringify(rows.map(({ id, version }) => [id, version]));
	await database.batch([
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
