import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Core } from '../core.ts';
import { writeThenAsk } from '../database/batch.ts';
import { decision } from '../input/fields.ts';
import { parseInput } from '../input/parse.ts';
import { done } from '../http/result.ts';
import type { Refused, UpdateOutcome } from '../http/result.ts';
import {
	changedSinceRead,
	eventCancelled,
	invalid,
	moderatorsOnly,
	noSuch,
	signInFirst
} from '../http/refusal.ts';
import { rejection } from './schema.ts';
import { isNamed, selectEvents, toEvent } from './repository.ts';
import type { EventRow } from './repository.ts';
import type { Event, Events } from './types.ts';

/** What is decided: the columns that it sets. */
interface Verdict {
	status: 'approved' | 'rejected' | 'cancelled';
	/** Why it is rejected. */
	reason?: string;
	also?: SQL;
}

/** Approving, rejecting and cancelling: decided about an event as somebody read it. */
export function decisionsFor(
	core: Core,
	ownRow: (idOrSlug: string) => Promise<EventRow | Refused>
): Pick<Events, 'approve' | 'reject' | 'cancel'> {
	const { viewer, database, now, log } = core;

	/**
	 * Two people may decide at once, so the statement that decides asks whether the event is as it
	 * was read. A button pressed twice finds it decided as it was to be, and that is fine.
	 *
	 * @param event what isNamed() returned
	 * @param version that was read; without one, it is decided as it stands
	 */
	async function decide(
		event: SQL,
		verdict: Verdict,
		version: number | undefined
	): Promise<UpdateOutcome<Event>> {
		const { status, also = sql`` } = verdict;
		const isAsRead = version === undefined ? sql`status <> ${status}` : sql`version = ${version}`;
		const { changes, rows } = await writeThenAsk<EventRow>(
			database,
			[
				sql`UPDATE events AS e SET status = ${status}${also},
					version = version + 1, updated_at = ${now()}
				WHERE ${event} AND status <> 'cancelled' AND ${isAsRead}`
			],
			selectEvents(event)
		);
		const [newest] = rows;
		if (!newest) return noSuch('event');
		const isNew = (changes[0] ?? 0) > 0;
		if (isNew) log('event_decided', { event_id: newest.id, reason: status, by: viewer?.id });
		const isDecided = isNew || isSo(newest, verdict);
		if (!isDecided && newest.status === 'cancelled') return eventCancelled;
		const isStale = !isDecided && version !== undefined;
		return isStale ? changedSinceRead(toEvent(newest, core)) : done(toEvent(newest, core));
	}

	return {
		async approve(idOrSlug, raw = {}) {
			if (!viewer) return signInFirst;
			if (!viewer.isModerator) return moderatorsOnly;
			const parsed = parseInput(decision, raw);
			if (parsed.kind === 'wrong') return invalid(parsed.fields);
			const also = sql`, review_note = NULL, approved_at = ${now()}`;
			return decide(isNamed(idOrSlug), { status: 'approved', also }, parsed.input.version);
		},
		async reject(idOrSlug, raw) {
			if (!viewer) return signInFirst;
			if (!viewer.isModerator) return moderatorsOnly;
			const parsed = parseInput(rejection, raw);
			if (parsed.kind === 'wrong') return invalid(parsed.fields);
			const { reason, version } = parsed.input;
			const also = sql`, review_note = ${reason}, approved_at = NULL`;
			return decide(isNamed(idOrSlug), { status: 'rejected', reason, also }, version);
		},
		async cancel(idOrSlug, raw = {}) {
			const row = await ownRow(idOrSlug);
			if ('kind' in row) return row;
			const parsed = parseInput(decision, raw);
			if (parsed.kind === 'wrong') return invalid(parsed.fields);
			return decide(sql`e.id = ${row.id}`, { status: 'cancelled' }, parsed.input.version);
		}
	};
}

/** Whether it is decided already as it was to be; of a rejection, for the same reason. */
const isSo = (row: EventRow, { status, reason }: Verdict): boolean =>
	row.status === status && (reason === undefined || row.review_note === reason);
