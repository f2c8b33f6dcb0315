import { eq, exists, sql } from 'drizzle-orm';
import { recordPurges } from '../cache/record-purges.ts';
import { tags } from '../cache/tags.ts';
import { events } from '../database/schema.ts';
import { isEvent } from '../database/sql/identify.ts';
import { closeEdit } from '../edits/flag-edit.ts';
import { staleDecision } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { ConflictingResult, Result } from '../http/result.ts';
import { decision } from '../input/fields.ts';
import { parseInput } from '../input/parse.ts';
import { closeReports } from '../reports/close-reports.ts';
import type { RequestContext } from '../request-context.ts';
import { isPublic } from '../users/can.ts';
import { actingModerator } from '../users/current-viewer.ts';
import type { Viewer } from '../users/viewer.ts';
import { announceCancellation } from './announce-to-visitors.ts';
import { eventCancelled, eventNotFound, eventSuspended, onlyModeratorsReview } from './errors.ts';
import { findOwned } from './find-owned.ts';
import { changeEventPostings, isVersion, nextListedVersion } from './listed.ts';
import { presentEvent } from './present.ts';
import { recordDecision } from './record-decision.ts';
import { selectEvents } from './repository.ts';
import { rejection } from './schema.ts';
import type { Event, EventRow } from './types.ts';

type Decision = Pick<EventRow, 'status'> & Partial<Pick<EventRow, 'reviewNote' | 'approvedAt'>>;

interface DecidedEvent {
	row: EventRow;
	/** The version that the person read; undefined for the current one. */
	version: number | undefined;
	by: Viewer;
}

/** Makes an event public, for moderators. */
export async function approveEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<ConflictingResult<Event>> {
	const found = await findForModerator(context, idOrSlug);
	if (found.kind === 'error') return found;
	const parsed = parseInput(decision, raw);
	if (parsed.kind === 'error') return parsed;
	const approval: Decision = {
		status: 'approved',
		reviewNote: null,
		approvedAt: context.now()
	};
	return decide(context, { ...found.value, version: parsed.input.version }, approval);
}

/** Rejects an event with a reason for its owner, for moderators. */
export async function rejectEvent(
	context: RequestContext,
	idOrSlug: string,
	raw: unknown
): Promise<ConflictingResult<Event>> {
	const found = await findForModerator(context, idOrSlug);
	if (found.kind === 'error') return found;
	const parsed = parseInput(rejection, raw);
	if (parsed.kind === 'error') return parsed;
	const { reason, version } = parsed.input;
	const rejected: Decision = { status: 'rejected', reviewNote: reason, approvedAt: null };
	return decide(context, { ...found.value, version }, rejected);
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
	const { version } = parsed.input;
	const withdrawn: Decision = { status: 'cancelled', approvedAt: null };
	const isWithdrawn = row.status === 'suspended';
	return decide(
		context,
		{ row, version, by: viewer },
		isWithdrawn ? withdrawn : { status: 'cancelled' }
	);
}

async function findForModerator(
	context: RequestContext,
	idOrSlug: string
): Promise<Result<Pick<DecidedEvent, 'row' | 'by'>>> {
	const [moderator, [row]] = await Promise.all([
		actingModerator(context, 'review', onlyModeratorsReview),
		selectEvents(context.database).where(isEvent(idOrSlug)).limit(1)
	]);
	if (moderator.kind === 'error') return moderator;
	return row ? ok({ row, by: moderator.value }) : eventNotFound;
}

/** How often a decision without a version is tried again because somebody else was faster. */
const attempts = 3;

/**
 * Decides about the version of an event that was read. Two people may decide at once, so the
 * statements themselves check the version. Repeating a decision has no further effect.
 */
async function decide(
	context: RequestContext,
	{ row, version, by }: DecidedEvent,
	decided: Decision
): Promise<ConflictingResult<Event>> {
	let newest = row;
	const needsHost = decided.status !== 'cancelled';
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (newest.status === 'suspended' && needsHost) return eventSuspended;
		if (!isOpen(newest, version, decided)) break;
		const { isSaved, row: saved } = await save(context, newest, decided, by);
		if (!saved) return eventNotFound;
		newest = saved;
		if (!isSaved) continue;
		context.log('event_decided', { event_id: newest.id, reason: decided.status, by: by.id });
		return ok(presentEvent(newest, by, context.now()));
	}
	const isDecided = isAlready(newest, decided);
	if (!isDecided && newest.status === 'cancelled') return eventCancelled;
	const presented = presentEvent(newest, by, context.now());
	return isDecided || version === undefined ? ok(presented) : staleDecision(presented);
}

/** Whether there is something to decide about the event as it is. */
function isOpen(row: EventRow, version: number | undefined, { status }: Decision): boolean {
	if (row.status === 'cancelled') return false;
	return version === undefined ? row.status !== status : row.version === version;
}

/** Saves a decision unless the version has changed. The postings come before the update. */
async function save(
	{ database, now }: RequestContext,
	row: EventRow,
	decided: Decision,
	by: Viewer
) {
	const isCurrent = exists(database.select({ id: events.id }).from(events).where(isVersion(row)));
	const isRejected = sql`EXISTS (SELECT 1 FROM ${events} WHERE ${events.id} = ${row.id} AND ${events.status} = 'rejected')`;
	const [, , , , , , , , , updated, [newest]] = await database.batch([
		...changeEventPostings(database, row, { ...row, ...decided }),
		...announceCancellation(
			database,
			row,
			now(),
			sql`${decided.status === 'cancelled'} AND ${isCurrent}`
		),
		...recordDecision(
			database,
			row,
			{ status: decided.status, reason: decided.reviewNote ?? null, by, series: false },
			now(),
			isCurrent
		),
		database
			.update(events)
			.set({
				...decided,
				version: sql`${events.version} + 1`,
				listedVersion: nextListedVersion,
				updatedAt: now()
			})
			.where(isVersion(row)),
		selectEvents(database).where(eq(events.id, row.id)).limit(1),
		recordPurges(database, affectedBy(row), now()),
		closeReports(database, 'event', row.id, isRejected),
		closeEdit(database, 'event', row.id, isRejected)
	]);
	return { isSaved: updated.meta.changes > 0, row: newest ?? null };
}

/** The pages that a decision affects: none of them shows an event that was not public. */
const affectedBy = (row: EventRow): string[] =>
	isPublic(row) ? [tags.event(row.id), tags.listedEvent(row.id)] : [];

/** Whether the event has this status already; a rejection must have the same reason too. */
const isAlready = (row: EventRow, { status, reviewNote }: Decision): boolean =>
	row.status === status && (status !== 'rejected' || row.reviewNote === reviewNote);
