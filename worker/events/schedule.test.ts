import { describe, expect, it } from 'vitest';
import { readLocalTime, toInstant, toLocalTime } from './local-time.ts';
import type { Rhythm } from './rhythms.ts';
import { movedAlike, repeated, schedule } from './schedule.ts';
import type { Repeat } from './schedule.ts';

const local = (text: string) => ({ kind: 'local', local: readLocalTime(text) ?? NaN }) as const;
const between = (start: string, end: string, timeZone: string) =>
	schedule({ start: local(start), end: local(end) }, timeZone, null);

describe('31 days', () => {
	it.each([
		// The clocks go back: an hour more than 31 × 24.
		['2027-10-01T00:00', '2027-11-01T00:00', 'Europe/Berlin'],
		['2027-10-20T12:00', '2027-11-20T12:00', 'America/New_York'],
		// The clocks go forward.
		['2027-03-01T00:00', '2027-04-01T00:00', 'Europe/Berlin'],
		['2027-03-20T10:00', '2027-04-20T10:00', 'Australia/Lord_Howe'],
		['2027-07-01T00:00', '2027-08-01T00:00', 'Asia/Tokyo']
	])('count on the clocks of the place: %s to %s in %s', (start, end, zone) => {
		expect(between(start, end, zone).kind).toBe('scheduled');
	});

	it.each([
		['2027-10-01T00:00', '2027-11-01T00:01', 'Europe/Berlin'],
		['2027-03-01T00:00', '2027-04-01T00:01', 'Europe/Berlin'],
		['2027-07-01T00:00', '2027-08-01T00:01', 'Asia/Tokyo']
	])('are the most: %s to %s in %s', (start, end, zone) => {
		expect(between(start, end, zone)).toMatchObject({
			kind: 'error',
			fields: { end_at: expect.stringContaining('31 days') }
		});
	});
});

describe('a series', () => {
	const series = (start: string, hours: number, zone: string, repeat: Partial<Repeat>) => {
		const first = toInstant(readLocalTime(start) ?? NaN, zone);
		const startAt = first.kind === 'instant' ? first.at : NaN;
		const times = { startAt, endAt: startAt + hours * 3_600_000 };
		return repeated(times, zone, { every: 'week', times: 3, except: [], ...repeat });
	};
	const starts = (...args: Parameters<typeof series>) =>
		series(...args)?.map(({ startAt }) => toLocalTime(startAt, args[2]));

	it.each<[Rhythm, string, string, string[]]>([
		// Clocks go forward on 28 March and back on 31 October in Berlin.
		['week', '2027-03-20T10:00', 'Europe/Berlin', ['03-27', '04-03']],
		['two_weeks', '2027-10-23T10:00', 'Europe/Berlin', ['11-06', '11-20']],
		['month_date', '2027-03-15T10:00', 'Europe/Berlin', ['04-15', '05-15']],
		['month_weekday', '2027-10-09T10:00', 'Europe/Berlin', ['11-13', '12-11']],
		// On 14 March and 7 November in New York.
		['week', '2027-03-13T10:00', 'America/New_York', ['03-20', '03-27']],
		['two_weeks', '2027-10-30T10:00', 'America/New_York', ['11-13', '11-27']],
		['month_date', '2027-02-28T10:00', 'America/New_York', ['03-28', '04-28']],
		['month_weekday', '2027-10-16T10:00', 'America/New_York', ['11-20', '12-18']],
		// By half an hour, on 4 April and 3 October on Lord Howe Island.
		['week', '2027-03-28T10:00', 'Australia/Lord_Howe', ['04-04', '04-11']],
		['two_weeks', '2027-09-26T10:00', 'Australia/Lord_Howe', ['10-10', '10-24']],
		['month_date', '2027-03-20T10:00', 'Australia/Lord_Howe', ['04-20', '05-20']],
		['month_weekday', '2027-09-05T10:00', 'Australia/Lord_Howe', ['10-03', '11-07']],
		['week', '2027-03-20T10:00', 'Asia/Kathmandu', ['03-27', '04-03']],
		// The 31st and a fifth weekday: months without that date have none, the last one counts.
		['month_date', '2027-01-31T10:00', 'Europe/Berlin', ['03-31', '05-31']],
		['month_weekday', '2027-01-30T10:00', 'Europe/Berlin', ['02-27', '03-27']]
	])('every %s from %s in %s stays at ten o’clock', (every, start, zone, dates) => {
		expect(starts(start, 8, zone, { every })).toEqual([
			start,
			...dates.map((date) => `2027-${date}T10:00`)
		]);
	});

	it.each<[Rhythm, string, string]>([
		['week', '2027-03-21T02:30', '2027-03-28T03:30'],
		['two_weeks', '2027-03-14T02:30', '2027-03-28T03:30'],
		['month_date', '2027-02-28T02:30', '2027-03-28T03:30'],
		['month_weekday', '2027-02-28T02:30', '2027-03-28T03:30']
	])('every %s from %s moves a time that clocks skip', (every, start, second) => {
		expect(starts(start, 1, 'Europe/Berlin', { every })?.[1]).toBe(second);
	});

	it('goes on over the turn of a year, to all of its dates', () => {
		const dates = starts('2027-08-31T10:00', 2, 'Europe/Berlin', {
			...{ every: 'month_date', times: 26 }
		});
		expect(dates).toHaveLength(26);
		expect(dates?.at(-1)).toBe('2031-03-31T10:00');
	});

	const dayOf = (date: string) => Date.parse(date) / 86_400_000;

	it('leaves out dates, which it counts', () => {
		const except = [dayOf('2027-03-27')];
		expect(starts('2027-03-20T10:00', 8, 'Europe/Berlin', { except })).toEqual([
			'2027-03-20T10:00',
			'2027-04-03T10:00'
		]);
	});

	it.each(['2027-03-20', '2027-03-28', '2028-03-25'])('has no date to leave out: %s', (date) => {
		expect(series('2027-03-20T10:00', 8, 'Europe/Berlin', { except: [dayOf(date)] })).toBeNull();
	});
});

describe('the other dates of a series', () => {
	const at = (text: string, timeZone: string) => {
		const instant = toInstant(readLocalTime(text) ?? NaN, timeZone);
		return instant.kind === 'instant' ? instant.at : NaN;
	};
	const zoned = (start: string, end: string, timeZone: string) => ({
		startAt: at(start, timeZone),
		endAt: at(end, timeZone),
		timeZone
	});
	/** When the dates of a series are after its first one was moved to other times. */
	function moved(
		every: Rhythm,
		timeZone: string,
		[start, end]: [string, string],
		[newStart, newEnd]: [string, string],
		newZone = timeZone
	) {
		const from = zoned(start, end, timeZone);
		const to = zoned(newStart, newEnd, newZone);
		const dates = repeated(from, timeZone, { every, times: 3, except: [] }) ?? [];
		return dates.slice(1).map((date) => {
			const { startAt, endAt } = movedAlike({ ...date, timeZone }, from, to);
			return [startAt, endAt].map((time) => toLocalTime(time, newZone).slice(5));
		});
	}

	it.each<[Rhythm, string, string, string[]]>([
		['week', '2027-03-20', 'Europe/Berlin', ['03-27', '04-03']],
		['two_weeks', '2027-10-23', 'Europe/Berlin', ['11-06', '11-20']],
		['month_date', '2027-03-15', 'America/New_York', ['04-15', '05-15']],
		['month_weekday', '2027-09-05', 'Australia/Lord_Howe', ['10-03', '11-07']]
	])(
		'every %s from %s in %s keep their days at the new time of day',
		(every, first, zone, days) => {
			const before: [string, string] = [`${first}T10:00`, `${first}T18:00`];
			const after: [string, string] = [`${first}T11:30`, `${first}T17:00`];
			expect(moved(every, zone, before, after)).toEqual(
				days.map((day) => [`${day}T11:30`, `${day}T17:00`])
			);
		}
	);

	it.each<[Rhythm, string, string[]]>([
		['week', '2027-03-14', ['03-21', '03-28']],
		['two_weeks', '2027-02-28', ['03-14', '03-28']],
		['month_weekday', '2027-01-24', ['02-28', '03-28']]
	])('every %s from %s move a time that clocks skip, on that day alone', (every, first, days) => {
		const after: [string, string] = [`${first}T02:30`, `${first}T05:00`];
		const found = moved(every, 'Europe/Berlin', [`${first}T10:00`, `${first}T18:00`], after);
		expect(found).toEqual([
			[`${days[0]}T02:30`, `${days[0]}T05:00`],
			[`${days[1]}T03:30`, `${days[1]}T05:00`]
		]);
	});

	it('return from a time that clocks skipped to that of the others', () => {
		const [from, to] = [
			zoned('2027-03-28T03:30', '2027-03-28T05:00', 'Europe/Berlin'),
			zoned('2027-03-28T04:00', '2027-03-28T05:00', 'Europe/Berlin')
		];
		const date = zoned('2027-04-04T02:30', '2027-04-04T05:00', 'Europe/Berlin');
		const { startAt } = movedAlike(date, from, to);
		expect(toLocalTime(startAt, 'Europe/Berlin')).toBe('2027-04-04T04:00');
	});

	it('move by as many days, past midnight and into another time zone', () => {
		const before: [string, string] = ['2027-03-20T10:00', '2027-03-20T18:00'];
		const after: [string, string] = ['2027-03-21T20:00', '2027-03-22T01:00'];
		expect(moved('week', 'Europe/Berlin', before, after, 'Europe/Lisbon')).toEqual([
			['03-28T20:00', '03-29T01:00'],
			['04-04T20:00', '04-05T01:00']
		]);
	});
});
