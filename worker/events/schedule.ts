import { millisecondsPerDay as day } from '../database/postings/sort-key.ts';
import { invalid } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import { limits } from '../limits.ts';
import type { When } from './schema.ts';
import { toInstant, toLocalTime } from './local-time.ts';
import type { Rhythm } from './rhythms.ts';

/** Milliseconds since 1970, UTC. */
export interface Schedule {
	startAt: number;
	endAt: number;
}

export type Scheduled = ({ kind: 'scheduled' } & Schedule) | Err;

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

/** @returns a message for each time at which an event cannot take place; null for none */
export function findProblems(
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

export interface Repeat {
	every: Rhythm;
	/** How many dates it has, with the first one and those that are left out. */
	times: number;
	/** Dates that are left out: days since 1970, by the clocks of the place. */
	except: readonly number[];
}

/** The date in a month that follows by so many: the same one, or null in a month without it. */
function sameDate(first: Date, months: number): number | null {
	const [year, month, date] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
	const found = new Date(Date.UTC(year, month + months, date));
	return found.getUTCDate() === date ? found.getTime() : null;
}

/** The same weekday of a month that follows: the second Saturday, say. A fifth one is the last one. */
function sameWeekday(first: Date, months: number): number {
	const [year, month, date] = [first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()];
	const week = Math.ceil(date / 7);
	const weekday = first.getUTCDay();
	if (week === 5) {
		const last = new Date(Date.UTC(year, month + months + 1, 0));
		return last.getTime() - ((last.getUTCDay() - weekday + 7) % 7) * day;
	}
	const start = new Date(Date.UTC(year, month + months, 1));
	return start.getTime() + ((weekday - start.getUTCDay() + 7) % 7) * day + (week - 1) * 7 * day;
}

/** Of the 31st, each second month has none; of 29 February, most years. */
const maxMonths = 12 * 8;

/** How many days after the first date each one is, the first one included. */
function daysAfterFirst(
	local: number,
	{ every, times }: Pick<Repeat, 'every' | 'times'>
): number[] {
	if (every === 'week' || every === 'two_weeks') {
		const days = every === 'week' ? 7 : 14;
		return Array.from({ length: times }, (_, index) => index * days);
	}
	const first = new Date(Math.floor(local / day) * day);
	const next = every === 'month_date' ? sameDate : sameWeekday;
	const dates: number[] = [];
	for (let month = 0; dates.length < times && month < maxMonths; month++) {
		const date = next(first, month);
		if (date !== null) dates.push((date - first.getTime()) / day);
	}
	return dates;
}

/** By the clocks of the place. A time that they skip moves to after the change. */
function instantAt(local: number, timeZone: string): number {
	const instant = toInstant(local, timeZone);
	return instant.kind === 'instant' ? instant.at : instant.later;
}

/** An event that would end before it starts, because clocks change, keeps the duration of another one. */
function between(
	[start, end]: readonly [start: number, end: number],
	timeZone: string,
	like: Schedule
): Schedule {
	const startAt = instantAt(start, timeZone);
	const endAt = instantAt(end, timeZone);
	return { startAt, endAt: endAt > startAt ? endAt : startAt + (like.endAt - like.startAt) };
}

/**
 * Repeats an event at the same local time. A time that clocks skip moves to after the change.
 *
 * @returns null if a date is left out that the series does not have, or that is its first one
 */
export function repeated(
	{ startAt, endAt }: Schedule,
	timeZone: string,
	{ every, times, except }: Repeat
): Schedule[] | null {
	const [start, end] = [localAt(startAt, timeZone), localAt(endAt, timeZone)];
	const firstDay = Math.floor(start / day);
	const [, ...further] = daysAfterFirst(start, { every, times });
	const isMissing = (date: number) => !further.includes(date - firstDay);
	if (except.some(isMissing)) return null;
	const first = { startAt, endAt };
	const others = further
		.filter((days) => !except.includes(firstDay + days))
		.map((days) => between([start + days * day, end + days * day], timeZone, first));
	return [first, ...others];
}

/** With the time zone whose clocks it goes by. */
export interface ZonedSchedule extends Schedule {
	timeZone: string;
}

/**
 * When a date of a series takes place after another one was moved: as many days earlier or later, and
 * at the same time of day, by the clocks of the place.
 *
 * @param from when the other one was
 * @param to when it is now
 */
export function movedAlike(date: ZonedSchedule, from: ZonedSchedule, to: ZonedSchedule): Schedule {
	const dayOf = ({ startAt, timeZone }: ZonedSchedule) =>
		Math.floor(localAt(startAt, timeZone) / day);
	const [start, end] = [localAt(to.startAt, to.timeZone), localAt(to.endAt, to.timeZone)];
	const days = dayOf(date) - dayOf(from);
	return between([start + days * day, end + days * day], to.timeZone, to);
}

const daysBetween = ({ startAt, endAt }: Schedule) => Math.ceil((endAt - startAt) / day);

/** Whether a series lasts more days than one request may add to the lists. */
export const lastsTooLong = (dates: readonly Schedule[]): boolean =>
	dates.length > 1 &&
	dates.reduce((days, date) => days + daysBetween(date), 0) > limits.daysOfSeries;

export const tooLong = `Please repeat it fewer times: the dates of a series may last ${limits.daysOfSeries} days together.`;
