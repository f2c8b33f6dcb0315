import { and, eq, gt, gte, lte, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { lists } from '../postings/list-names.ts';
import { businesses, events, postings, terms } from '../schema.ts';

/** Ids of one file of the sitemap: search engines take 50,000 addresses at most. */
export const idsPerFile = 10_000;

const perFile = sql.raw(String(idsPerFile));

/** The file of an event, as in the index `events_sitemap`, which has public events by file and end. */
const fileOfEvent = sql`${events.id} / ${perFile}`;
const isApproved = eq(events.status, sql`'approved'`);

/** Which events of a file are public and go on after `now`. */
export const isUpcomingIn = (file: number, now: number): SQL | undefined =>
	and(eq(fileOfEvent, file), isApproved, gt(events.endAt, now));

const isBusiness = eq(
	postings.termId,
	sql`(SELECT ${terms.id} FROM ${terms} WHERE ${eq(terms.name, lists.businesses)})`
);

/** Which postings are of the verified businesses of a file: their sort keys are their ids. */
export const isBusinessIn = (file: number): SQL | undefined =>
	and(
		isBusiness,
		gte(postings.sortKey, file * idsPerFile),
		sql`${postings.sortKey} < ${(file + 1) * idsPerFile}`
	);

/** The number of a file, in the tables below. */
export const fileNumber = sql.raw('file.number');

/**
 * The table `file`: the files with something in them, and a condition. Each step leaps to the next one
 * with one row, since SQLite finds a minimum at the end of an index.
 */
const filesFrom = (first: (from: SQL) => SQL, condition = sql`TRUE`): SQL => sql`(
	WITH RECURSIVE each_file(number) AS (
		SELECT (${first(sql`0`)})
		UNION ALL
		SELECT (${first(sql`(each_file.number + 1)`)}) FROM each_file WHERE number IS NOT NULL
	)
	SELECT number FROM each_file WHERE number IS NOT NULL AND ${condition}
) file`;

/** The files with upcoming events. */
export const filesOfEvents = (now: number): SQL =>
	filesFrom(
		(from) =>
			sql`SELECT min(${fileOfEvent}) FROM ${events} WHERE ${and(isApproved, gte(fileOfEvent, from))}`,
		sql`${now} < (SELECT max(${events.endAt}) FROM ${events}
			WHERE ${and(isApproved, eq(fileOfEvent, sql`each_file.number`))})`
	);

/**
 * When a file of events was changed last, in milliseconds since 1970, UTC: something in it was
 * changed, or is over. Each is one row, at the end of an index.
 */
export const lastChangeOfEvents = (now: number): SQL<number> => sql`max(
	coalesce((SELECT max(${events.updatedAt}) FROM ${events}
		WHERE ${eq(fileOfEvent, fileNumber)} AND ${events.approvedAt} IS NOT NULL), 0),
	coalesce((SELECT max(${events.endAt}) FROM ${events}
		WHERE ${and(isApproved, eq(fileOfEvent, fileNumber), lte(events.endAt, now))}), 0))`;

/** When a file of businesses was changed last. */
export const lastChangeOfBusinesses = (): SQL<number> =>
	sql`(SELECT max(${businesses.updatedAt}) FROM ${businesses}
		WHERE ${businesses.id} / ${perFile} = ${fileNumber})`;

/** The files with verified businesses. */
export const filesOfBusinesses = (): SQL =>
	filesFrom(
		(from) => sql`SELECT min(${postings.sortKey}) / ${perFile} FROM ${postings}
			WHERE ${and(isBusiness, sql`${postings.sortKey} >= ${from} * ${perFile}`)}`
	);

/** Which terms are among these: those of empty lists are gone. */
export const isNamedIn = (names: readonly string[]): SQL =>
	sql`${terms.name} IN (SELECT value FROM json_each(${JSON.stringify(names)}))`;
