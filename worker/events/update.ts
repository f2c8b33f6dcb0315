import { eq, exists, sql } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import { replaceCategories } from '../categories/replace.ts';
import { findCategories } from '../categories/service.ts';
import type { Category } from '../categories/types.ts';
import { eventCategories, events } from '../database/schema.ts';
import { editConflict, invalid } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { ConflictingResult } from '../http/result.ts';
import { splitCoordinates } from '../input/coordinates.ts';
import { parseInput } from '../input/parse.ts';
import { isSaved } from '../database/sql/saves.ts';
import { enqueueJob } from '../jobs/queue.ts';
import type { RequestContext } from '../request-context.ts';
import { enqueueReminder } from '../saved/remind.ts';
import { isPublic } from '../users/can.ts';
import { announceChange } from './announce-change.ts';
import { eventCancelled, eventNotFound } from './errors.ts';
import { changeFacts, missingCurrency } from './facts.ts';
import { findOwned } from './find-owned.ts';
import { changeEventPostings, isVersion, nextListedVersion } from './listed.ts';
import { utcOffsetAt } from './local-time.ts';
import { isMoved, jobAfterMove } from './move-participants.ts';
import { presentEvent } from './present.ts';
import { selectEvents } from './repository.ts';
import { eventChanges, missingCoordinate, toColumns } from './schema.ts';
import type { EventChanges } from './schema.ts';
import { schedule } from './schedule.ts';
import type { Scheduled } from './schedule.ts';
import type { Event, EventRow } from './types.ts';

/**
 * Updates the fields in the input, unless another version has been saved in the meantime. A
 * rejected event returns to the review queue.
 */
export async function updateEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<ConflictingResult<Event>> {
	const parsed = parseInput(eventChanges, splitCoordinates(raw));
	const slugs = parsed.kind === 'valid' ? (parsed.input.categories ?? []) : [];
	const [owned, chosen] = await Promise.all([
		findOwned(context, idOrSlug),
		findCategories(context.database, slugs)
	]);
	if (owned.kind === 'error') return owned;
	if (parsed.kind === 'error') return parsed;
	const { row, viewer } = owned;
	const changes = parsed.input;
	const now = context.now();
	if ((changes.version ?? row.version) !== row.version) {
		return editConflict(presentEvent(row, viewer, now));
	}
	if (row.status === 'cancelled') return eventCancelled;
	const time = reschedule(row, changes, now);
	if (time.kind === 'error') return time;
	const { latitude = row.latitude, longitude = row.longitude } = changes;
	const facts = changeFacts(row.facts, changes);
	const missing = missingCoordinate({ latitude, longitude }) ?? missingCurrency(facts);
	if (missing) return invalid(missing);
	if (chosen.kind === 'error') return chosen;
	const changed = applyChanges({ ...row, facts }, changes, chosen.value, time);
	const { isSaved, newest } = await save(context, row, changed, changes.categories);
	if (!newest) return eventNotFound;
	const event = presentEvent(newest, viewer, now);
	return isSaved ? ok(event) : editConflict(event);
}

/** Unchanged times are not checked again: a past event may still get its text corrected. */
function reschedule(row: EventRow, changes: EventChanges, now: number): Scheduled {
	const { startAt, endAt } = row;
	if (!changes.start_at && !changes.end_at) return { kind: 'scheduled', startAt, endAt };
	const start = changes.start_at ?? { kind: 'instant', at: startAt };
	const end = changes.end_at ?? { kind: 'instant', at: endAt };
	return schedule({ start, end }, changes.time_zone ?? row.timeZone, now);
}

/** The event as it will be. */
function applyChanges(
	row: EventRow,
	changes: EventChanges,
	chosen: Category[],
	{ startAt, endAt }: { startAt: number; endAt: number }
): EventRow {
	const given = Object.entries(toColumns(changes)).filter(([, value]) => value !== undefined);
	return {
		...row,
		...Object.fromEntries(given),
		startAt,
		endAt,
		categories: changes.categories ? chosen : row.categories,
		status: row.status === 'rejected' ? 'pending' : row.status
	};
}

/**
 * The texts to store with the event: all of them, or for a date of a series only those that it does
 * not share with the series any more.
 */
function textColumns(row: EventRow, changed: EventRow) {
	const { title, description, locationName, address, facts } = changed;
	const hasOtherFacts = JSON.stringify(row.facts ?? {}) !== JSON.stringify(facts ?? {});
	const isOther = (...columns: ('title' | 'description' | 'locationName' | 'address')[]) =>
		row.seriesId === null || columns.some((column) => row[column] !== changed[column]);
	return {
		...(isOther('title', 'description') && { title, description }),
		...(isOther('locationName', 'address') && { locationName, address }),
		...(hasOtherFacts && { facts })
	};
}

const links = { table: eventCategories, item: eventCategories.eventId };

/** Saves unless the version has changed. Everything else comes before the update, which changes it. */
async function save(
	{ database, now }: RequestContext,
	row: EventRow,
	changed: EventRow,
	slugs: readonly string[] | undefined
) {
	const isCurrent = isVersion(row);
	const { latitude, longitude, startAt, endAt, timeZone, status, joining, capacity } = changed;
	const isStillCurrent = exists(database.select({ id: events.id }).from(events).where(isCurrent));
	const [, , , , , , , , , , , , updated, [newest]] = await database.batch([
		...replaceCategories(database, links, row.id, slugs, isStillCurrent),
		...changeEventPostings(database, row, changed),
		enqueueJob(
			database,
			{ kind: 'promote-waiting', key: String(row.id) },
			now(),
			sql`${changed.capacity !== row.capacity} AND ${isStillCurrent}`
		),
		enqueueJob(
			database,
			jobAfterMove(row),
			now(),
			sql`${isMoved(row, changed)} AND ${isStillCurrent}`
		),
		...announceChange(database, row, changed, now(), isStillCurrent),
		enqueueReminder(
			database,
			changed,
			now(),
			sql`${isMoved(row, changed)} AND ${isStillCurrent} AND ${isSaved(row.id)}`
		),
		database
			.update(events)
			.set({
				...textColumns(row, changed),
				...{ latitude, longitude, startAt, endAt, timeZone, status, joining, capacity },
				utcOffset: utcOffsetAt(startAt, timeZone),
				version: sql`${events.version} + 1`,
				listedVersion: nextListedVersion,
				updatedAt: now()
			})
			.where(isCurrent),
		selectEvents(database).where(eq(events.id, row.id)).limit(1),
		recordPurges(database, isPublic(row) ? [tags.event(row.id)] : [], now())
	]);
	return { isSaved: updated.meta.changes > 0, newest: newest ?? null };
}
