import { chooseCategories, lookUpCategories } from '../categories/find.ts';
import type { FoundCategory } from '../categories/find.ts';
import type { Category } from '../categories/types.ts';
import { editConflict, invalid } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Conflict, Err, Result } from '../http/result.ts';
import { countPlaces } from '../database/postings/posting.ts';
import type { PostingChanges } from '../database/postings/posting.ts';
import { splitCoordinates } from '../input/coordinates.ts';
import { parseInput } from '../input/parse.ts';
import type { RequestContext } from '../request-context.ts';
import type { EventChange } from './announce-change.ts';
import { eventCancelled, eventNotFound, notASeries } from './errors.ts';
import { changeFacts, missingCurrency } from './facts.ts';
import { findOwned } from './find-owned.ts';
import { planEdit } from './plan-edit.ts';
import type { EditPlan } from './plan-edit.ts';
import { presentEvent } from './present.ts';
import { postingsAfter, saveEdit } from './save-edit.ts';
import { selectDates, selectTexts } from './series.ts';
import { eventChanges, missingCoordinate, toColumns } from './schema.ts';
import type { EventChanges } from './schema.ts';
import { findProblems, lastsTooLong, schedule, tooLong } from './schedule.ts';
import type { Scheduled } from './schedule.ts';
import type { Event, EventRow, UpdatedEvent } from './types.ts';

/** How often an edit of several dates is planned again because another one of them has changed. */
const attempts = 3;

/**
 * Updates the fields in the input, unless another version has been saved in the meantime: of one
 * event, or of several dates of its series. A rejected event returns to the review queue.
 */
export async function updateEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Result<UpdatedEvent> | Conflict<Event>> {
	for (let attempt = 1; ; attempt++) {
		const { result, isOvertaken } = await tryToUpdate(context, idOrSlug, raw);
		if (!isOvertaken || attempt === attempts) return result;
	}
}

interface Attempt {
	result: Result<UpdatedEvent> | Conflict<Event>;
	/** Whether another date has changed meanwhile, and not the event itself. */
	isOvertaken?: true;
}

async function tryToUpdate(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<Attempt> {
	const { database } = context;
	const parsed = parseInput(eventChanges, splitCoordinates(raw));
	const input = parsed.kind === 'valid' ? parsed.input : null;
	const scope = input?.dates ?? 'one';
	const [owned, found, dates, texts] = await Promise.all([
		findOwned(context, idOrSlug),
		lookUpCategories(database, input?.categories ?? []),
		scope === 'one' ? [] : selectDates(database, idOrSlug),
		selectTexts(database, idOrSlug)
	]);
	if (owned.kind === 'error') return { result: owned };
	if (parsed.kind === 'error') return { result: parsed };
	const { row, viewer } = owned;
	const changes = parsed.input;
	const now = context.now();
	if ((changes.version ?? row.version) !== row.version) {
		return { result: editConflict(presentEvent(row, viewer, now)) };
	}
	const changed = changeEvent(row, changes, found, now);
	if (changed.kind === 'error') return { result: changed };
	const plan = planEdit({ before: row, after: changed.value, scope, dates, texts, now });
	const problem = findProblemOfDates(plan, dates, now);
	if (problem) return { result: problem };
	const postings = postingsAfter(plan.changes);
	await context.countWrites?.(viewer.id, writesOf(plan, postings));
	const { isSaved, newest } = await saveEdit(context, plan, postings);
	if (!newest) return { result: eventNotFound };
	const event = presentEvent(newest, viewer, now);
	if (!isSaved) {
		return {
			result: editConflict(event),
			...(newest.version === row.version && { isOvertaken: true })
		};
	}
	const otherDates = { changed: plan.changes.length - 1, keptOwn: plan.keptOwn };
	return { result: ok({ ...event, ...(scope !== 'one' && { otherDates }) }) };
}

/** Places in lists that a write may change: with indexes, each is three or four rows. */
const placesOfWrite = 70;

/** As how many writes an edit counts: a few bytes can move all words of an event to another day. */
const writesOf = ({ changes }: EditPlan, { removed, added }: PostingChanges): number =>
	Math.max(changes.length, Math.ceil((countPlaces(removed) + countPlaces(added)) / placesOfWrite));

/** The event as it will be, or why it cannot be changed so. */
function changeEvent(
	row: EventRow,
	changes: EventChanges,
	found: Result<FoundCategory[]>,
	now: number
): Result<EventRow> {
	if (row.status === 'cancelled') return eventCancelled;
	if (changes.dates !== 'one' && row.seriesId === null) return notASeries;
	if (changes.dates !== 'one' && row.endAt <= now) return invalid({ dates: dateIsOver });
	const time = reschedule(row, changes, now);
	if (time.kind === 'error') return time;
	const { latitude = row.latitude, longitude = row.longitude } = changes;
	const facts = changeFacts(row.facts, changes);
	const missing = missingCoordinate({ latitude, longitude }) ?? missingCurrency(facts);
	if (missing) return invalid(missing);
	const chosen = chooseCategories(found, row.categories);
	if (chosen.kind === 'error') return chosen;
	return ok(applyChanges({ ...row, facts }, changes, chosen.value, time));
}

const dateIsOver = 'This date is over. Change it alone, or begin with one that is still to come.';

const otherDateImpossible =
	'With this change, another date would be over, or more than three years ahead. Choose fewer dates.';

/** Whether all dates of a series can take place when they would. */
function findProblemOfDates(
	{ changes }: EditPlan,
	dates: readonly EventRow[],
	now: number
): Err | null {
	const changed = new Map(changes.map(({ before, after }) => [before.id, after]));
	if (lastsTooLong(dates.map((date) => changed.get(date.id) ?? date))) {
		return invalid({ end_at: tooLong });
	}
	const [, ...others] = changes;
	const isImpossible = ({ before, after }: EventChange) =>
		before.startAt !== after.startAt && findProblems(after, after.timeZone, now) !== null;
	return others.some(isImpossible) ? invalid({ start_at: otherDateImpossible }) : null;
}

/** Unchanged times are not checked again: a past event may still get its text corrected. */
function reschedule(row: EventRow, changes: EventChanges, now: number): Scheduled {
	const { startAt, endAt } = row;
	if (!changes.start_at && !changes.end_at) return { kind: 'scheduled', startAt, endAt };
	const start = changes.start_at ?? { kind: 'instant', at: startAt };
	const end = changes.end_at ?? { kind: 'instant', at: endAt };
	return schedule({ start, end }, changes.time_zone ?? row.timeZone, now);
}

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
