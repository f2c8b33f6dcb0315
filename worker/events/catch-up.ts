import { asc, inArray, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { eventBusinesses, events, jobs } from '../database/schema.ts';
import { addPostings, removePostings } from '../database/sql/change-postings.ts';
import { firstThatFit, mergePostings } from '../database/postings/posting.ts';
import type { BatchSize } from '../database/postings/posting.ts';
import { isTimeZone, utcOffsetAt } from './local-time.ts';
import { postingOfBusiness, postingsOfEvent, publicPostings } from './postings.ts';
import { selectEvents } from './repository.ts';
import type { EventRow } from './types.ts';

/** A batch lists this many participations for each of its rows. If there are more, jobs list all. */
const maxParticipations = 10;

const hasChanged = sql`${events.listedVersion} IS NOT ${events.version}`;

/** The ids of some events, as one parameter. */
const among = (rows: readonly EventRow[]) =>
	sql`(SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))}))`;

/**
 * Makes the postings of events that were not written by the site itself: imported ones, those of an
 * earlier release, and those that were cancelled together with their business.
 *
 * @param size how many at once
 * @param now milliseconds since 1970, UTC
 * @returns how many there were
 */
export async function catchUpEvents(
	database: Database,
	size: BatchSize,
	now: number
): Promise<number> {
	const found = await selectEvents(database)
		.where(hasChanged)
		.orderBy(asc(events.id))
		.limit(size.rows);
	const asApproved = (row: EventRow): EventRow => ({ ...row, status: 'approved' });
	const fitting = firstThatFit(found, (row) => postingsOfEvent(asApproved(row)), size);
	if (fitting.length === 0) return 0;
	const rows = fitting.map(({ row }) => row);
	const isApproved = ({ status }: EventRow) => status === 'approved';
	const hidden = rows.filter((row) => !isApproved(row));
	const shown = rows.filter(isApproved);
	const atMost = size.rows * maxParticipations;
	const participations = await database
		.select({ eventId: eventBusinesses.eventId, businessId: eventBusinesses.businessId })
		.from(eventBusinesses)
		.where(inArray(eventBusinesses.eventId, among(shown)))
		.limit(atMost + 1);
	const isComplete = participations.length <= atMost;
	const byId = new Map(shown.map((row) => [row.id, row]));
	const ofParticipants = isComplete
		? participations.flatMap(({ eventId, businessId }) => {
				const event = byId.get(eventId);
				return event ? [postingOfBusiness(event, businessId)] : [];
			})
		: [];
	const removed = hidden.flatMap((row) => publicPostings(asApproved(row)));
	const ofEvents = fitting.flatMap(({ row, postings }) =>
		isApproved(row) ? postings : postingsOfEvent(row)
	);
	const added = [...ofEvents, ...ofParticipants];
	await database.batch([
		removePostings(database, mergePostings(removed), sql`TRUE`),
		...addPostings(database, mergePostings(added), sql`TRUE`),
		database
			.insert(jobs)
			.select(
				sql`SELECT 'move-participants', value || '/0/0', ${now}, 0, 0, 0
					FROM json_each(${JSON.stringify(isComplete ? [] : shown.map(({ id }) => id))}) WHERE TRUE`
			)
			.onConflictDoNothing(),
		markListed(database, rows)
	]);
	return rows.length;
}

/** Whoever changed an event meanwhile leaves it to be caught up again. */
function markListed(database: Database, rows: readonly EventRow[]) {
	const listed = rows.map(({ id, version, startAt, timeZone }) => [
		id,
		version,
		isTimeZone(timeZone) ? utcOffsetAt(startAt, timeZone) : 0
	]);
	return database
		.update(events)
		.set({
			listedVersion: sql`${events.version}`,
			utcOffset: sql`listed.value ->> 2`
		})
		.from(sql`json_each(${JSON.stringify(listed)}) listed`)
		.where(sql`${events.id} = listed.value ->> 0 AND ${events.version} = listed.value ->> 1`);
}
