import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../worker/events/events.ts';
import { changesIn, typedEvent } from './typed-event.ts';

const event: Event = {
	id: 7,
	slug: 'night-market',
	title: 'Night market',
	description: '',
	host: null,
	locationName: 'Old Mill',
	address: '',
	latitude: 0,
	longitude: null,
	startAt: '2027-10-31T01:30:00.000Z',
	endAt: '2027-10-31T17:00:00.000Z',
	timeZone: 'Europe/Berlin',
	categories: [],
	status: 'approved',
	isPublic: true,
	reviewNote: null,
	hasEnded: false,
	isMine: true,
	version: 1,
	createdAt: '2027-03-01T09:00:00.000Z',
	updatedAt: '2027-03-01T09:00:00.000Z'
};

describe('the form of an event', () => {
	it('shows the clocks of the place, and nothing where nothing is known', () => {
		expect(typedEvent(event).text).toMatchObject({
			start_at: '2027-10-31T02:30',
			time_zone: 'Europe/Berlin',
			latitude: '0',
			longitude: ''
		});
	});

	it('sends no times that were left alone', () => {
		const changes = changesIn(typedEvent(event));
		expect(changes).toMatchObject({ title: 'Night market', version: '1' });
		expect(changes).not.toHaveProperty('start_at');
		expect(changes).not.toHaveProperty('time_zone');
		expect(changes).not.toHaveProperty('times_before');
	});

	it.each(['start_at', 'end_at', 'time_zone'])('sends all of them when %s changed', (name) => {
		const typed = typedEvent(event);
		typed.text[name] = 'something else';
		expect(changesIn(typed)).toHaveProperty('start_at');
		expect(changesIn(typed)).toHaveProperty('end_at');
		expect(changesIn(typed)).toHaveProperty('time_zone');
	});
});
