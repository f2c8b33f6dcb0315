import { millisecondsPerDay, millisecondsPerMinute } from '../database/postings/sort-key.ts';
import { utcOffsets } from '../database/sql/local-range.ts';
import type { LocalRange } from '../database/sql/local-range.ts';
import { readLocalTime, toInstant, toLocalTime } from './local-time.ts';

/** Days that a list is about, by the clocks of each place. Days count from 1 January 1970. */
export type Days =
	| { kind: 'today' | 'tomorrow' | 'weekend' }
	/** Both are included. */
	| { kind: 'dates'; first: number; last: number };

/** The most days that a range of dates may have. */
export const maxDays = 92;

/** Reads `2026-12-05`. */
export function readDate(text: string): number | null {
	const local = readLocalTime(`${text}T00:00`);
	return local === null ? null : local / millisecondsPerDay;
}

const monday = 4;

function rangeOf(days: Days, today: number): { first: number; last: number } {
	if (days.kind === 'dates') return days;
	if (days.kind === 'today') return { first: today, last: today };
	if (days.kind === 'tomorrow') return { first: today + 1, last: today + 1 };
	const weekday = (((today - monday) % 7) + 7) % 7;
	return { first: today + Math.max(0, 5 - weekday), last: today + 6 - weekday };
}

const toLocalRange = (days: Days, today: number) => {
	const { first, last } = rangeOf(days, today);
	return { from: first * millisecondsPerDay, to: (last + 1) * millisecondsPerDay };
};

/**
 * The days by the clocks of every place: at one instant, there are two or three dates in the world.
 *
 * @param now milliseconds since 1970, UTC
 * @returns sorted by offset; the last one whose offset a place has reached counts
 */
export function localRanges(days: Days, now: number): LocalRange[] {
	const dateAt = (offset: number) =>
		Math.floor((now + offset * millisecondsPerMinute) / millisecondsPerDay);
	const first = dateAt(utcOffsets.min);
	return Array.from({ length: dateAt(utcOffsets.max) - first + 1 }, (_, index) => ({
		minOffset:
			index === 0
				? utcOffsets.min
				: Math.ceil(((first + index) * millisecondsPerDay - now) / millisecondsPerMinute),
		...toLocalRange(days, first + index)
	}));
}

/**
 * The days by the clocks of one time zone, as instants.
 *
 * @param now milliseconds since 1970, UTC
 */
export function daysIn(days: Days, timeZone: string, now: number): { from: number; to: number } {
	const today = readDate(toLocalTime(now, timeZone).slice(0, 10)) ?? 0;
	const { from, to } = toLocalRange(days, today);
	return { from: startOf(from, timeZone), to: startOf(to, timeZone) };
}

/** Midnight of any time zone is at one of these: all differ from UTC by whole quarters of an hour. */
const quarterMs = 15 * millisecondsPerMinute;

/**
 * When today, tomorrow and the weekend become other days.
 *
 * @param timeZone whose days are meant; null for those of each place
 * @param now milliseconds since 1970, UTC, as is the result; Infinity for dates
 */
export function nextMidnight({ kind }: Days, timeZone: string | null, now: number): number {
	if (kind === 'dates') return Infinity;
	if (timeZone === null) return (Math.floor(now / quarterMs) + 1) * quarterMs;
	return daysIn({ kind: 'tomorrow' }, timeZone, now).from;
}

/** The first instant of a day. Clocks may skip midnight. */
function startOf(local: number, timeZone: string): number {
	const start = toInstant(local, timeZone);
	return start.kind === 'instant' ? start.at : start.later;
}
