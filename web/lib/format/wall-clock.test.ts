import { expect, it } from 'vitest';
import { localInstant, wallClock, wallClockFormat } from './wall-clock.ts';

const hour = 60 * 60 * 1000;

it('shows what clocks of a place show, before and after they change', () => {
	const before = Date.UTC(2027, 2, 28, 0, 59);
	expect(wallClock(before, 'Europe/Berlin')).toBe('2027-03-28T01:59');
	expect(wallClock(before + 60_000, 'Europe/Berlin')).toBe('2027-03-28T03:00');
	expect(wallClock(before, 'Asia/Kathmandu')).toBe('2027-03-28T06:44');
});

it('writes midnight as 00:00 of the day that begins', () => {
	expect(wallClock(Date.UTC(2027, 11, 31, 23), 'Europe/Berlin')).toBe('2028-01-01T00:00');
});

it('agrees with a format of the zone itself, for every hour of a year', () => {
	const options = { dateStyle: 'full', timeStyle: 'short' } as const;
	const format = wallClockFormat(options);
	for (const timeZone of ['Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe']) {
		const expected = new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
		for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += hour) {
			expect(format(wallClock(at, timeZone), 'en-GB')).toBe(expected.format(at));
		}
	}
});

it.each([
	['2026-12-05T09:00:00.000Z', 'Asia/Kathmandu', '2026-12-05T14:45:00+05:45'],
	['2027-03-28T00:59:00.000Z', 'Europe/Berlin', '2027-03-28T01:59:00+01:00'],
	['2027-03-28T01:00:00.000Z', 'Europe/Berlin', '2027-03-28T03:00:00+02:00'],
	['2027-07-04T02:30:00.000Z', 'America/St_Johns', '2027-07-04T00:00:00-02:30'],
	['2027-07-04T02:30:00.000Z', 'UTC', '2027-07-04T02:30:00+00:00']
])('writes %s in %s with its offset', (instant, timeZone, expected) => {
	expect(localInstant(instant, timeZone)).toBe(expected);
	expect(Date.parse(expected)).toBe(Date.parse(instant));
});
