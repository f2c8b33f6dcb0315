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
const longestDays = 31;
const furthestYears = 3;

/** The sentence for a time that clocks skip, with the first that they show after it. */
const skipped = (later: number, timeZone: string) =>
	`Clocks in ${timeZone} are put forward over this time, so it does not exist on that day. ${toLocalTime(later, timeZone).slice(11)} is how it would read.`;

function resolve(when: When, timeZone: string): { at: number } | { wrong: string } {
	if (when.kind === 'instant') return when;
	const instant = toInstant(when.local, timeZone);
	if (instant.kind === 'skipped') return { wrong: skipped(instant.later, timeZone) };
	return instant;
}

/**
 * Turns what was entered into instants, and checks that an event can be then.
 *
 * @param now milliseconds since 1970, UTC; null when it may have been long ago
 */
export function schedule(
	{ start, end }: { start: When; end: When },
	timeZone: string,
	now: number | null
): Scheduled {
	const from = resolve(start, timeZone);
	const to = resolve(end, timeZone);
	const fields: Record<string, string> = {};
	if ('wrong' in from) fields['start_at'] = from.wrong;
	if ('wrong' in to) fields['end_at'] = to.wrong;
	if ('wrong' in from || 'wrong' in to) return invalid(fields);
	const wrong = whyImpossible(from.at, to.at, now);
	return wrong ? invalid(wrong) : { kind: 'scheduled', startAt: from.at, endAt: to.at };
}

function whyImpossible(
	startAt: number,
	endAt: number,
	now: number | null
): Record<string, string> | null {
	if (endAt <= startAt) return { end_at: 'Please choose an end after the start.' };
	if (endAt - startAt > longestDays * day) {
		return {
			end_at: `An event lasts ${longestDays} days at most. Announce a longer one in parts.`
		};
	}
	if (now === null) return null;
	if (endAt <= now) return { end_at: 'This is in the past. Please choose a time to come.' };
	if (startAt > now + furthestYears * 365 * day) {
		return { start_at: `Please choose a time within the next ${furthestYears} years.` };
	}
	return null;
}

/**
 * The same hours on the clocks there, once a week. Where clocks skip the hour, the event is as much
 * later as they were put forward; where that leaves no time between start and end, it lasts as long
 * as the first.
 *
 * @param times how many events in all
 */
export function weekly({ startAt, endAt }: Schedule, timeZone: string, times: number): Schedule[] {
	const localAt = (instant: number) => Date.parse(`${toLocalTime(instant, timeZone)}Z`);
	const instantAt = (local: number) => {
		const instant = toInstant(local, timeZone);
		return instant.kind === 'instant' ? instant.at : instant.later;
	};
	const after = (weeks: number): Schedule => {
		const from = instantAt(localAt(startAt) + weeks * 7 * day);
		const to = instantAt(localAt(endAt) + weeks * 7 * day);
		return { startAt: from, endAt: to > from ? to : from + (endAt - startAt) };
	};
	const others = Array.from({ length: times - 1 }, (_, index) => after(index + 1));
	return [{ startAt, endAt }, ...others];
}
