import { and, eq, gt, sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import { lists } from '../postings/list-names.ts';
import { businesses, events, postings, terms } from '../schema.ts';

/** Ids of one file of the sitemap: search engines take 50,000 addresses at most. */
export const idsPerFile = 10_000;

const perFile = sql.raw(String(idsPerFile));

/** Which events of a file are public and go on after `now`. The index `events_sitemap` has them. */
export const isUpcomingIn = (file: SQLWrapper | number, now: number): SQL | undefined =>
	and(
		sql`${events.id} / ${perFile} = ${file}`,
		eq(events.status, sql`'approved'`),
		gt(events.endAt, now)
	);

/** Which postings are of the verified businesses of a file: their sort keys are their ids. */
export const isBusinessIn = (file: SQLWrapper | number): SQL | undefined =>
	and(
		eq(
			postings.termId,
			sql`(SELECT ${terms.id} FROM ${terms} WHERE ${eq(terms.name, lists.businesses)})`
		),
		sql`${postings.sortKey} >= ${file} * ${perFile}`,
		sql`${postings.sortKey} < (${file} + 1) * ${perFile}`
	);

/** The table `file`: numbers up to the file of the newest row, if there is something in it. */
const filesWith = (newest: SQL, something: SQL): SQL => sql`(
	WITH RECURSIVE each_file(number) AS (
		SELECT 0 UNION ALL SELECT number + 1 FROM each_file WHERE number < ${newest} / ${perFile}
	)
	SELECT number FROM each_file WHERE EXISTS (${something})
) file`;

/** The number of a file, in the tables below. */
export const fileNumber = sql.raw('file.number');
const eachNumber = sql.raw('each_file.number');

/** The files with upcoming events. Reads a row or two for each file. */
export const filesOfEvents = (now: number): SQL =>
	filesWith(
		sql`(SELECT max(${events.id}) FROM ${events})`,
		sql`SELECT 1 FROM ${events} WHERE ${isUpcomingIn(eachNumber, now)}`
	);

/** The files with verified businesses. */
export const filesOfBusinesses = (): SQL =>
	filesWith(
		sql`(SELECT max(${businesses.id}) FROM ${businesses})`,
		sql`SELECT 1 FROM ${postings} WHERE ${isBusinessIn(eachNumber)}`
	);

/** Which terms are among these: those of empty lists are gone. */
export const isNamedIn = (names: readonly string[]): SQL =>
	sql`${terms.name} IN (SELECT value FROM json_each(${JSON.stringify(names)}))`;
