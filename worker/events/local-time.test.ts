import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone, readLocalTime, toInstant, toLocalTime } from './local-time.ts';
import { repeated } from './schedule.ts';

const zones = [
	...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'],
	...['Pacific/Apia', 'America/Sao_Paulo', 'Africa/Casablanca', 'UTC']
];

const instantOf = (text: string, zone: string) => {
	const instant = toInstant(readLocalTime(text) ?? NaN, zone);
	return instant.kind === 'instant'
		? new Date(instant.at).toISOString()
		: `skipped to ${toLocalTime(instant.later, zone)}`;
};

describe('the local time of a place', () => {
	it.each([
		['2027-03-28T01:59', 'Europe/Berlin', '2027-03-28T00:59:00.000Z'],
		['2027-03-28T02:30', 'Europe/Berlin', 'skipped to 2027-03-28T03:30'],
		['2027-03-28T03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
		['2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
		['2027-10-31T03:00', 'Europe/Berlin', '2027-10-31T02:00:00.000Z'],
		['2027-03-14T02:30', 'America/New_York', 'skipped to 2027-03-14T03:30'],
		['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
		['2027-10-03T02:15', 'Australia/Lord_Howe', 'skipped to 2027-10-03T02:45'],
		['2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z'],
		['2027-06-01T12:00', 'Asia/Kathmandu', '2027-06-01T06:15:00.000Z'],
		['2011-12-30T12:00', 'Pacific/Apia', 'skipped to 2011-12-31T12:00']
	])('converts %s in %s to %s', (local, zone, expected) => {
		expect(instantOf(local, zone)).toBe(expected);
	});

	it('converts any instant to a local time and back', () => {
		const minutes = fc.integer({ min: 28_000_000, max: 36_000_000 });
		fc.assert(
			fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
				const shown = toLocalTime(minute * 60_000, zone);
				const instant = toInstant(readLocalTime(shown) ?? NaN, zone);
				if (instant.kind === 'skipped')
					throw new Error(`${shown} in ${zone} was shown and is skipped`);
				expect(toLocalTime(instant.at, zone)).toBe(shown);
				expect(instant.at).toBeLessThanOrEqual(minute * 60_000);
			}),
			{ numRuns: 300 }
		);
	});

	it('is the same in every week of a weekly event', () => {
		const first = Date.UTC(2027, 2, 13, 9);
		const times = repeated({ startAt: first, endAt: first + 3_600_000 }, 'Europe/Berlin', {
			...{ every: 'week', times: 8, except: [] }
		});
		expect(
			new Set(times?.map(({ startAt }) => toLocalTime(startAt, 'Europe/Berlin').slice(11)))
		).toEqual(new Set(['10:00']));
	});
});

it.each(['2027-02-29T10:00', '2027-13-01T10:00', '2027-01-01T24:00', '2027-1-1T1:00', 'tomorrow'])(
	'rejects %s as a local time',
	(text) => expect(readLocalTime(text)).toBeNull()
);

it('recognises IANA time zones', () => {
	expect(['Europe/Berlin', 'UTC', 'Asia/Kathmandu', 'Asia/Katmandu'].every(isTimeZone)).toBe(true);
	expect(['+02:00', '', 'Berlin', 'Europe/../x', 'eUrOpE/bErLiN'].some(isTimeZone)).toBe(false);
});
