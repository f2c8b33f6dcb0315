import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { LocalRange } from '../database/sql/local-range.ts';
import { instantsOf } from '../database/sql/local-range.ts';
import { daysIn, localRanges, nextMidnight } from './days.ts';
import { when } from './when.ts';

const day = 24 * 60 * 60 * 1000;
const date = (at: number) => new Date(at).toISOString().slice(0, 10);
const readWhen = (text: string) => v.parse(when, text);

/** The days of a place, as the lists of events find them. */
function rangeAt(ranges: readonly LocalRange[], offset: number): string {
	const range = ranges.findLast(({ minOffset }) => offset >= minOffset);
	return range ? `${date(range.from)}..${date(range.to - 1)}` : '';
}

describe('the days of a list', () => {
	// Wednesday, 23:30 in UTC: Thursday from UTC+1 on.
	const now = Date.UTC(2027, 2, 3, 23, 30);

	it.each([
		['today', '2027-03-03..2027-03-03', '2027-03-04..2027-03-04'],
		['tomorrow', '2027-03-04..2027-03-04', '2027-03-05..2027-03-05'],
		['weekend', '2027-03-06..2027-03-07', '2027-03-06..2027-03-07'],
		['2027-03-01', '2027-03-01..2027-03-01', '2027-03-01..2027-03-01'],
		['2027-03-01..2027-05-31', '2027-03-01..2027-05-31', '2027-03-01..2027-05-31']
	])('%s are those of each place', (text, inNewYork, inBerlin) => {
		const ranges = localRanges(readWhen(text), now);
		expect(rangeAt(ranges, -300)).toBe(inNewYork);
		expect(rangeAt(ranges, 60)).toBe(inBerlin);
	});

	it.each([
		['Friday', 5, '2027-03-06..2027-03-07'],
		['Saturday', 6, '2027-03-06..2027-03-07'],
		['Sunday', 7, '2027-03-07..2027-03-07'],
		['Monday', 8, '2027-03-13..2027-03-14']
	])('of a weekend are what is left of it, on a %s', (_, dayOfMonth, expected) => {
		const ranges = localRanges({ kind: 'weekend' }, Date.UTC(2027, 2, dayOfMonth, 12));
		expect(rangeAt(ranges, 0)).toBe(expected);
	});

	it('change at midnight of each place', () => {
		const offset = fc.integer({ min: -14 * 60, max: 15 * 60 });
		const instant = fc.integer({ min: 0, max: 4e12 });
		fc.assert(
			fc.property(instant, offset, (at, minutes) => {
				const today = date(at + minutes * 60_000);
				const ranges = localRanges({ kind: 'today' }, at);
				expect(rangeAt(ranges, minutes)).toBe(`${today}..${today}`);
				const { earliestFrom, latestFrom, latestTo } = instantsOf(ranges);
				const from = Math.floor((at + minutes * 60_000) / day) * day - minutes * 60_000;
				expect(earliestFrom).toBeLessThanOrEqual(from);
				expect(latestFrom).toBeGreaterThanOrEqual(from);
				expect(latestTo).toBeGreaterThanOrEqual(from + day);
			})
		);
	});

	it('of a time zone last 23 or 25 hours when the clocks change', () => {
		const hours = (text: string) => {
			const { from, to } = daysIn(readWhen(text), 'Europe/Berlin', now);
			return (to - from) / 3_600_000;
		};
		expect([hours('2027-03-28'), hours('2027-10-31'), hours('today')]).toEqual([23, 25, 24]);
		expect(daysIn({ kind: 'today' }, 'Europe/Berlin', now).from).toBe(Date.UTC(2027, 2, 3, 23));
	});

	it.each([
		'yesterday',
		'Today',
		'2027-02-30',
		'2027-3-1',
		'2027-03-02..2027-03-01',
		'2027-03-01..2027-06-01',
		'2027-03-01..2027-03-02..2027-03-03',
		'..2027-03-01',
		'2027-03-01..',
		'2027-03-01T10:00'
	])('are not %s', (text) => {
		expect(v.is(when, text)).toBe(false);
	});
});

describe('the next midnight', () => {
	it.each([
		['today', 'Europe/Berlin', '2027-03-05T23:59:00+01:00', '2027-03-06T00:00:00+01:00'],
		['tomorrow', 'America/Sao_Paulo', '2027-03-06T00:00:00-03:00', '2027-03-07T00:00:00-03:00'],
		['weekend', 'Asia/Kathmandu', '2027-03-05T12:00:00+05:45', '2027-03-06T00:00:00+05:45'],
		['today', 'Europe/Berlin', '2027-03-28T00:30:00+01:00', '2027-03-29T00:00:00+02:00']
	] as const)('of %s in %s at %s is %s', (kind, timeZone, now, next) =>
		expect(nextMidnight({ kind }, timeZone, Date.parse(now))).toBe(Date.parse(next))
	);

	it('may be at every quarter of an hour for the days of each place', () => {
		const at = (time: string) => Date.parse(`2027-03-05T${time}Z`);
		expect(nextMidnight({ kind: 'today' }, null, at('18:10:01'))).toBe(at('18:15:00'));
		expect(nextMidnight({ kind: 'today' }, null, at('18:15:00'))).toBe(at('18:30:00'));
	});

	it('changes nothing about dates', () =>
		expect(nextMidnight({ kind: 'dates', first: 1, last: 2 }, 'Europe/Berlin', 0)).toBe(Infinity));
});
