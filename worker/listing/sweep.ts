import { and, eq, gt, like, lte, or, sql } from 'drizzle-orm';
import { postings, terms } from '../database/schema.ts';
import type { JobStep } from '../jobs/run.ts';
import { lists } from '../database/postings/list-names.ts';
import { keyAfter, millisecondsPerDay } from '../database/postings/sort-key.ts';

/** Terms, and postings, of one step. */
const termsPerStep = 2000;
const postingsPerStep = 5000;

/** Past events stay in the lists of their businesses only. */
const isSwept = or(
	eq(terms.name, lists.events),
	like(terms.name, `${lists.eventsOfCategory}%`),
	like(terms.name, `${lists.eventsInCell}%`),
	like(terms.name, `${lists.eventsWithWord}%`)
);

/**
 * Removes events from lists a day after they have ended, and lists that are empty.
 *
 * @param progress the id of the last term that was swept
 */
export const sweepPostings: JobStep = async ({ database, now }, _key, progress) => {
	const inStep = and(gt(terms.id, progress), lte(terms.id, progress + termsPerStep));
	const past = sql`(
		SELECT ${postings.termId}, ${postings.sortKey} FROM ${terms}
		JOIN ${postings} ON ${postings.termId} IN (${terms.id}, -${terms.id})
			AND ${postings.sortKey} <= ${keyAfter(now() - millisecondsPerDay)}
		WHERE ${and(inStep, isSwept)} LIMIT ${postingsPerStep}
	)`;
	const hasPostings = sql`EXISTS (SELECT 1 FROM ${postings} WHERE ${postings.termId} = -${terms.id})`;
	const [removed, , [rest]] = await database.batch([
		database.delete(postings).where(sql`(${postings.termId}, ${postings.sortKey}) IN ${past}`),
		database.delete(terms).where(and(inStep, eq(terms.size, 0), sql`NOT ${hasPostings}`)),
		database
			.select({ id: terms.id })
			.from(terms)
			.where(gt(terms.id, progress + termsPerStep))
			.limit(1)
	]);
	if (removed.meta.changes >= postingsPerStep) return progress;
	return rest ? progress + termsPerStep : null;
};
