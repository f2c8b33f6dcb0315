import { describe, expect, it } from 'vitest';
import { en } from '../../../worker/text/en.ts';
import {
	dateBlock,
	dateIn,
	formatEventHours,
	formatEventTime,
	formatTimeZone,
	localTime
} from './event-time.ts';

const berlin = (startAt: string, endAt: string) => ({ startAt, endAt, timeZone: 'Europe/Berlin' });

describe('the time of an event', () => {
	it("is shown in the event's time zone, in summer and in winter", () => {
		expect(formatEventTime(berlin('2027-03-06T09:00:00Z', '2027-03-06T17:00:00Z'), en)).toBe(
			'Saturday 6 March 2027, 10:00 to 18:00'
		);
		expect(formatEventTime(berlin('2027-06-05T08:00:00Z', '2027-06-05T16:00:00Z'), en)).toBe(
			'Saturday 5 June 2027, 10:00 to 18:00'
		);
	});

	it('includes the second date when the event ends on another day', () => {
		const night = berlin('2027-03-06T19:00:00Z', '2027-03-07T01:00:00Z');
		expect(formatEventTime(night, en)).toBe(
			'Saturday 6 March 2027, 20:00 to Sunday 7 March 2027, 02:00'
		);
		expect(formatEventHours(night, en)).toBe('20:00 to Sun 7 Mar, 02:00');
	});

	it('shows one date when the local date stays the same, even if the UTC date changes', () => {
		const evening = {
			startAt: '2027-01-01T23:00:00Z',
			endAt: '2027-01-02T02:00:00Z',
			timeZone: 'America/New_York'
		};
		expect(formatEventHours(evening, en)).toBe('18:00 to 21:00');
	});

	it('writes midnight as 00:00', () => {
		expect(localTime('2027-01-31T23:00:00Z', 'Europe/Berlin')).toBe('2027-02-01T00:00');
	});

	it('names the zone, and both offsets when the clocks change during the event', () => {
		expect(formatTimeZone(berlin('2027-03-06T09:00:00Z', '2027-03-06T17:00:00Z'), en)).toBe(
			'Central European Time (UTC+1), Europe/Berlin'
		);
		expect(formatTimeZone(berlin('2027-03-27T22:00:00Z', '2027-03-28T04:00:00Z'), en)).toBe(
			'Central European Time (UTC+1, then UTC+2 when the clocks change), Europe/Berlin'
		);
	});

	it('does not repeat UTC', () => {
		const times = { startAt: '2027-03-06T09:00:00Z', endAt: '2027-03-06T17:00:00Z' };
		expect(formatTimeZone({ ...times, timeZone: 'UTC' }, en)).toBe('UTC');
	});

	it("shows the year on a card only when it is not the current year in the event's time zone", () => {
		const party = berlin('2027-12-31T23:30:00Z', '2028-01-01T02:00:00Z');
		const block = { weekday: 'Sat', day: '1', month: 'Jan' };
		expect(dateBlock(party, Date.parse('2027-12-31T22:30:00Z'), en)).toEqual({
			...block,
			year: '2028'
		});
		expect(dateBlock(party, Date.parse('2027-12-31T23:10:00Z'), en)).toEqual({
			...block,
			year: null
		});
	});

	it('uses the local date', () => {
		expect(dateIn('2027-12-31T15:30:00Z', 'Asia/Tokyo')).toBe('2028-01-01');
	});
});
