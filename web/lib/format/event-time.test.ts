import { describe, expect, it } from 'vitest';
import {
	dateBlock,
	dateIn,
	hoursInWords,
	localTime,
	whenInWords,
	zoneInWords
} from './event-time.ts';

const berlin = (startAt: string, endAt: string) => ({ startAt, endAt, timeZone: 'Europe/Berlin' });

describe('the time of an event', () => {
	it('is on the clocks of the place, in summer and in winter', () => {
		expect(whenInWords(berlin('2027-03-06T09:00:00Z', '2027-03-06T17:00:00Z'))).toBe(
			'Saturday 6 March 2027, 10:00 to 18:00'
		);
		expect(whenInWords(berlin('2027-06-05T08:00:00Z', '2027-06-05T16:00:00Z'))).toBe(
			'Saturday 5 June 2027, 10:00 to 18:00'
		);
	});

	it('names the second day when it ends on another one there', () => {
		const night = berlin('2027-03-06T19:00:00Z', '2027-03-07T01:00:00Z');
		expect(whenInWords(night)).toBe('Saturday 6 March 2027, 20:00 to Sunday 7 March 2027, 02:00');
		expect(hoursInWords(night)).toBe('20:00 to Sun 7 Mar, 02:00');
	});

	it('is one day where it is, even when it is two in UTC', () => {
		const evening = {
			startAt: '2027-01-01T23:00:00Z',
			endAt: '2027-01-02T02:00:00Z',
			timeZone: 'America/New_York'
		};
		expect(hoursInWords(evening)).toBe('18:00 to 21:00');
	});

	it('says midnight as 00:00', () => {
		expect(localTime('2027-01-31T23:00:00Z', 'Europe/Berlin')).toBe('2027-02-01T00:00');
	});

	it('names the zone, and both offsets when the clocks change meanwhile', () => {
		expect(zoneInWords(berlin('2027-03-06T09:00:00Z', '2027-03-06T17:00:00Z'))).toBe(
			'Central European Time (UTC+1), Europe/Berlin'
		);
		expect(zoneInWords(berlin('2027-03-27T22:00:00Z', '2027-03-28T04:00:00Z'))).toBe(
			'Central European Time (UTC+1, then UTC+2 when the clocks change), Europe/Berlin'
		);
	});

	it('names UTC once', () => {
		const times = { startAt: '2027-03-06T09:00:00Z', endAt: '2027-03-06T17:00:00Z' };
		expect(zoneInWords({ ...times, timeZone: 'UTC' })).toBe('UTC');
	});

	it('has its year on a card when that is another than now, there', () => {
		const party = berlin('2027-12-31T23:30:00Z', '2028-01-01T02:00:00Z');
		const block = { weekday: 'Sat', day: '1', month: 'Jan' };
		expect(dateBlock(party, Date.parse('2027-12-31T22:30:00Z'))).toEqual({
			...block,
			year: '2028'
		});
		expect(dateBlock(party, Date.parse('2027-12-31T23:10:00Z'))).toEqual({ ...block, year: null });
	});

	it('has the date that people there read in the paper', () => {
		expect(dateIn('2027-12-31T15:30:00Z', 'Asia/Tokyo')).toBe('2028-01-01');
	});
});
