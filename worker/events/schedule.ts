import { invalid } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import type { When } from './schema.ts';
import { toInstant, toLocalTime } from './local-time.ts';

/** Milliseconds since 1970, UTC. */
export interface Schedule {
	startAt: number;
	endAt: number;
}

export type Scheduled = ({ kind: 'scheduled' } & Schedule) | Err;

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const maxDays = 31;
const maxYearsAhead = 3;

/** The message for a local time that clocks skip, with a suggestion. */
const skipped = (later: number, timeZone: string) =>
	`Clocks in ${timeZone} go forward at this time, so it doesn't exist on that day. Did you mean ${toLocalTime(later, timeZone).slice(11)}?`;

/** Converts a time that was entered to an instant. */
export function resolveTime(when: When, timeZone: string): { at: number } | { problem: string } {
	if (when.kind === 'instant') return when;
	const instant = toInstant(when.local, timeZone);
	if (instant.kind === 'skipped') return { problem: skipped(instant.later, timeZone) };
	return instant;
}

/**
 * Converts the times that were entered to instants, and checks that an event can take place then.
 *
 * @param now milliseconds since 1970, UTC; null allows times in the past
 */
export function schedule(
	{ start, end }: { start: When; end: When },
	timeZone: string,
	now: number | null
): Scheduled {
	const from = resolveTime(start, timeZone);
	const to = resolveTime(end, timeZone);
	const fields: Record<string, string> = {};
	if ('problem' in from) fields['start_at'] = from.problem;
	if ('problem' in to) fields['end_at'] = to.problem;
	if ('problem' in from || 'problem' in to) return invalid(fields);
	const problems = findProblems({ startAt: from.at, endAt: to.at }, timeZone, now);
	return problems ? invalid(problems) : { kind: 'scheduled', startAt: from.at, endAt: to.at };
}

function findProblems(
	{ startAt, endAt }: Schedule,
	timeZone: string,
	now: number | null
): Record<string, string> | null {
	if (endAt <= startAt) return { end_at: 'Please choose an end after the start.' };
	// By the clocks of the place: a month in which they go back has an hour more.
	if (localAt(endAt, timeZone) - localAt(startAt, timeZone) > maxDays * day) {
		return {
			end_at: `An event can last up to ${maxDays} days. Announce a longer one in parts.`
		};
	}
	if (now === null) return null;
	if (endAt <= now) return { end_at: 'This is in the past. Please choose a later time.' };
	if (startAt > now + maxYearsAhead * 365 * day) {
		return { start_at: `Please choose a time within the next ${maxYearsAhead} years.` };
	}
	return null;
}

/** The local time of an instant, read as UTC. */
const localAt = (instant: number, timeZone: string) =>
	Date.parse(`${toLocalTime(instant, timeZone)}Z`);

/**
 * Repeats an event every week at the same local time. A time that clocks skip moves to after the
 * change. If the event would then end before it starts, it keeps the duration of the first one.
 *
 * @param times the number of events, including the first
 */
export function weekly({ startAt, endAt }: Schedule, timeZone: string, times: number): Schedule[] {
	const instantAt = (local: number) => {
		const instant = toInstant(local, timeZone);
		return instant.kind === 'instant' ? instant.at : instant.later;
	};
	const after = (weeks: number): Schedule => {
		const from = instantAt(localAt(startAt, timeZone) + weeks * 7 * day);
		const to = instantAt(localAt(endAt, timeZone) + weeks * 7 * day);
		return { startAt: from, endAt: to > from ? to : from + (endAt - startAt) };
	};
	const others = Array.from({ length: times - 1 }, (_, index) => after(index + 1));
	return [{ startAt, endAt }, ...others];
}
