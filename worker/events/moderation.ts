import { and, eq, ne, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { events } from '../database/schema.ts';
import { isEvent } from '../database/sql/identify.ts';
import { staleDecision } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { ConflictingResult } from '../http/result.ts';
import { decision } from '../input/fields.ts';
import { parseInput } from '../input/parse.ts';
import type { RequestContext } from '../request-context.ts';
import { actingModerator } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { eventCancelled, eventNotFound, onlyModeratorsReview } from './errors.ts';
import { findOwned } from './find-owned.ts';
import { presentEvent } from './present.ts';
import { selectEvents } from './repository.ts';
import { rejection } from './schema.ts';
import type { Event, EventRow } from './types.ts';

/** The columns that a decision sets. */
type Decision = Pick<EventRow, 'status'> & Partial<Pick<EventRow, 'reviewNote' | 'approvedAt'>>;

interface DecidedEvent {
	/** Matches the event. */
	event: SQL;
	/** The version that was read; undefined for the current one. */
	version: number | undefined;
	by: Viewer;
}

/** Makes an event public, for moderators. */
export async function approveEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<ConflictingResult<Event>> {
	const moderator = await actingModerator(context, onlyModeratorsReview);
	if (moderator.kind === 'error') return moderator;
	const parsed = parseInput(decision, raw);
	if (parsed.kind === 'error') return parsed;
	const about = { event: isEvent(idOrSlug), version: parsed.input.version, by: moderator.value };
	const approval: Decision = {
		status: 'approved',
		reviewNote: null,
		approvedAt: context.now()
	};
	return decide(context, about, approval);
}

/** Rejects an event with a reason for its owner, for moderators. */
export async function rejectEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<ConflictingResult<Event>> {
	const moderator = await actingModerator(context, onlyModeratorsReview);
	if (moderator.kind === 'error') return moderator;
	const parsed = parseInput(rejection, raw);
	if (parsed.kind === 'error') return parsed;
	const { reason, version } = parsed.input;
	const about = { event: isEvent(idOrSlug), version, by: moderator.value };
	return decide(context, about, { status: 'rejected', reviewNote: reason, approvedAt: null });
}

/** Cancels an event, for its owner. */
export async function cancelEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<ConflictingResult<Event>> {
	const owned = await findOwned(context, idOrSlug);
	if (owned.kind === 'error') return owned;
	const parsed = parseInput(decision, raw);
	if (parsed.kind === 'error') return parsed;
	const { row, viewer } = owned;
	const about = { event: eq(events.id, row.id), version: parsed.input.version, by: viewer };
	return decide(context, about, { status: 'cancelled' });
}

/**
 * Decides about the version of an event that was read. Two people may decide at once, so the
 * statement itself checks the version. Repeating a decision has no further effect.
 */
async function decide(
	context: RequestContext,
	{ event, version, by }: DecidedEvent,
	decided: Decision
): Promise<ConflictingResult<Event>> {
	const { database, now, log } = context;
	const isExpectedVersion =
		version === undefined ? ne(events.status, decided.status) : eq(events.version, version);
	const [updated, [newest]] = await database.batch([
		database
			.update(events)
			.set({ ...decided, version: sql`${events.version} + 1`, updatedAt: now() })
			.where(and(event, ne(events.status, 'cancelled'), isExpectedVersion)),
		selectEvents(database).where(event).limit(1)
	]);
	if (!newest) return eventNotFound;
	const isNew = updated.meta.changes > 0;
	if (isNew) log('event_decided', { event_id: newest.id, reason: decided.status, by: by.id });
	const isDecided = isNew || isAlready(newest, decided);
	if (!isDecided && newest.status === 'cancelled') return eventCancelled;
	const presented = presentEvent(newest, by, now());
	return isDecided || version === undefined ? ok(presented) : staleDecision(presented);
}

/** Whether the event has this status already; a rejection must have the same reason too. */
const isAlready = (row: EventRow, { status, reviewNote }: Decision): boolean =>
	row.status === status && (status !== 'rejected' || row.reviewNote === reviewNote);
