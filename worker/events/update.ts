import { and, eq, exists, inArray, notInArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { rejectUnknownCategories } from '../categories/service.ts';
import type { Database } from '../database/client.ts';
import { categories, eventCategories, events } from '../database/schema.ts';
import { hasSlugIn } from '../database/sql/categories.ts';
import { editConflict, invalid } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { ConflictingResult } from '../http/result.ts';
import { splitCoordinates } from '../input/coordinates.ts';
import { parseInput } from '../input/parse.ts';
import type { RequestContext } from '../request-context.ts';
import { eventCancelled, eventNotFound } from './errors.ts';
import { findOwned } from './find-owned.ts';
import { presentEvent } from './present.ts';
import { selectEvents } from './repository.ts';
import { eventChanges, missingCoordinate, toColumns } from './schema.ts';
import type { EventChanges } from './schema.ts';
import { schedule } from './schedule.ts';
import type { Schedule, Scheduled } from './schedule.ts';
import { searchTextOf } from './search-text.ts';
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
	const [owned, unknownCategory] = await Promise.all([
		findOwned(context, idOrSlug),
		rejectUnknownCategories(context.database, slugs)
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
	const missing = missingCoordinate({ latitude, longitude });
	if (missing) return invalid(missing);
	if (unknownCategory) return unknownCategory;
	const { isSaved, newest } = await save(context, row, changes, time);
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

/** Saves unless the version has changed. Categories come first, because the update changes it. */
async function save(
	{ database, now }: RequestContext,
	row: EventRow,
	changes: EventChanges,
	{ startAt, endAt }: Schedule
) {
	const isCurrent = and(eq(events.id, row.id), eq(events.version, row.version));
	const [, , updated, [newest]] = await database.batch([
		...replaceCategories(database, row.id, changes.categories, isCurrent),
		database
			.update(events)
			.set({
				...toColumns(changes),
				startAt,
				endAt,
				searchText: searchTextOf({
					title: changes.title ?? row.title,
					description: changes.description ?? row.description,
					location_name: changes.location_name ?? row.locationName,
					address: changes.address ?? row.address
				}),
				status: sql`iif(${events.status} = 'rejected', 'pending', ${events.status})`,
				version: sql`${events.version} + 1`,
				updatedAt: now()
			})
			.where(isCurrent),
		selectEvents(database).where(eq(events.id, row.id)).limit(1)
	]);
	return { isSaved: updated.meta.changes > 0, newest: newest ?? null };
}

/**
 * Replaces the categories of an event, if a condition on the event holds.
 *
 * @param slugs of the new categories; undefined keeps the current ones
 */
function replaceCategories(
	database: Database,
	eventId: number,
	slugs: readonly string[] | undefined,
	condition: SQL | undefined
) {
	const current = database
		.select({ id: eventCategories.categoryId })
		.from(eventCategories)
		.where(eq(eventCategories.eventId, eventId));
	const isChosen = slugs ? hasSlugIn(slugs) : inArray(categories.id, current);
	const chosen = database.select({ id: categories.id }).from(categories).where(isChosen);
	const event = database.select({ id: events.id }).from(events).where(condition);
	const removal = database
		.delete(eventCategories)
		.where(
			and(
				eq(eventCategories.eventId, eventId),
				notInArray(eventCategories.categoryId, chosen),
				exists(event)
			)
		);
	const addition = database
		.insert(eventCategories)
		.select((query) =>
			query
				.select({ eventId: events.id, categoryId: categories.id })
				.from(events)
				.innerJoin(categories, isChosen)
				.where(condition)
		)
		.onConflictDoNothing();
	return [removal, addition] as const;
}
