import { describe, expect, it } from 'vitest';
import type { Event } from '../../worker/events/types.ts';
import { anEvent } from '../../worker/testing/an-event.ts';
import { byDay } from './by-day.ts';

/** Saturday noon in London. */
const now = Date.UTC(2027, 2, 6, 12);

const event = (id: number, startAt: string, timeZone = 'Europe/London') =>
	anEvent({ id, title: `Event ${id}`, startAt, endAt: '2027-04-01T00:00:00.000Z', timeZone });

const titlesOf = (...events: Event[]) => byDay(events, now).map(({ title }) => title);

describe('events by day', () => {
	it('begin with what is on now', () => {
		const days = byDay([event(1, '2027-03-07T10:00:00Z'), event(2, '2027-03-06T12:00:00Z')], now);
		expect(days.map(({ key, events }) => [key, events.map(({ id }) => id)])).toEqual([
			['now', [2]],
			['2027-03-07', [1]]
		]);
	});

	it('say today and tomorrow', () => {
		expect(
			titlesOf(
				event(1, '2027-03-06T18:00:00Z'),
				event(2, '2027-03-07T18:00:00Z'),
				event(3, '2027-03-08T18:00:00Z')
			)
		).toEqual([
			'Today, Saturday 6 March 2027',
			'Tomorrow, Sunday 7 March 2027',
			'Monday 8 March 2027'
		]);
	});

	it('are of the day that it is where they are', () => {
		expect(titlesOf(event(1, '2027-03-06T16:00:00Z', 'Asia/Tokyo'))).toEqual([
			'Tomorrow, Sunday 7 March 2027'
		]);
	});

	it('do not say tomorrow where it is today for some of them', () => {
		const inLondon = event(1, '2027-03-07T10:00:00Z');
		const inAuckland = event(2, '2027-03-06T12:30:00Z', 'Pacific/Auckland');
		expect(titlesOf(inLondon, inAuckland)).toEqual(['Sunday 7 March 2027']);
	});
});
