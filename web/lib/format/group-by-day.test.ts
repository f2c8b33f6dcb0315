import { describe, expect, it } from 'vitest';
import type { Event } from '../../../worker/events/types.ts';
import { anEvent } from '../../../worker/testing/an-event.ts';
import { en } from '../../../worker/text/en.ts';
import { groupByDay } from './group-by-day.ts';

/** Saturday noon in London. */
const now = Date.UTC(2027, 2, 6, 12);

const event = (id: number, startAt: string, timeZone = 'Europe/London') =>
	anEvent({ id, title: `Event ${id}`, startAt, endAt: '2027-04-01T00:00:00.000Z', timeZone });

const titlesOf = (...events: Event[]) => groupByDay(events, now, en).map(({ title }) => title);

describe('events grouped by day', () => {
	it('start with the events that are on now', () => {
		const days = groupByDay(
			[event(1, '2027-03-07T10:00:00Z'), event(2, '2027-03-06T12:00:00Z')],
			now,
			en
		);
		expect(days.map(({ key, events }) => [key, events.map(({ id }) => id)])).toEqual([
			['now', [2]],
			['2027-03-07', [1]]
		]);
	});

	it('are grouped by the local date, whatever day it is elsewhere', () => {
		expect(
			titlesOf(
				event(1, '2027-03-06T16:00:00Z', 'Asia/Tokyo'),
				event(2, '2027-03-07T10:00:00Z'),
				event(3, '2027-03-06T18:00:00Z')
			)
		).toEqual(['Saturday 6 March 2027', 'Sunday 7 March 2027']);
	});

	it('begin with the earliest of a day, and keep the order of those that are on now', () => {
		const events = [
			event(1, '2027-03-06T11:00:00Z'),
			event(2, '2027-03-06T10:00:00Z'),
			event(3, '2027-03-07T18:00:00Z'),
			event(4, '2027-03-07T09:00:00Z'),
			event(5, '2027-03-07T09:00:00Z'),
			event(6, '2027-03-07T01:00:00Z', 'Asia/Tokyo')
		];
		const ids = groupByDay(events, now, en).map(({ events }) => events.map(({ id }) => id));
		expect(ids).toEqual([
			[1, 2],
			[6, 4, 5, 3]
		]);
	});
});
