import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEvent } from '../../../../worker/testing/an-event.ts';
import { timeZones } from './time-zones.ts';
import { changesIn, typedEvent } from './typed-event.ts';

const event = anEvent({
	latitude: 0,
	startAt: '2027-10-31T01:30:00.000Z',
	endAt: '2027-10-31T17:00:00.000Z',
	isMine: true
});

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

	it.each([
		['start_at', 'end_at'],
		['end_at', 'start_at']
	])('sends %s alone when it changed', (changed, other) => {
		const typed = typedEvent(event);
		typed.text[changed] = '2027-10-31T02:40';
		expect(changesIn(typed)).toHaveProperty(changed, '2027-10-31T02:40');
		expect(changesIn(typed)).not.toHaveProperty(other);
	});

	it('sends all of them when the zone changed: its clocks show other times', () => {
		const typed = typedEvent(event);
		typed.text['time_zone'] = 'Asia/Tokyo';
		expect(changesIn(typed)).toMatchObject({
			start_at: '2027-10-31T02:30',
			end_at: '2027-10-31T18:00',
			time_zone: 'Asia/Tokyo'
		});
	});

	const times = ['start_at', 'end_at', 'time_zone'];

	it('holds no changed time until somebody changes one, whatever the clocks there do', () => {
		const instant = fc
			.date({ min: new Date('1970-01-01'), max: new Date('2096-01-01'), noInvalidDate: true })
			.map((date) => date.toISOString());
		const zone = fc.constantFrom(...timeZones());
		fc.assert(
			fc.property(instant, instant, zone, (startAt, endAt, timeZone) => {
				const typed = typedEvent({ ...event, startAt, endAt, timeZone });
				expect(typed.text['start_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
				expect(typed.text['end_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
				for (const time of times) expect(changesIn(typed)).not.toHaveProperty(time);
			})
		);
	});

	it('asks for what was sent and nothing else, whatever was sent', () => {
		const name = fc.constantFrom('times_before', 'title', '__proto__', 'toString', ...times, '');
		const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'a b c', ''));
		const typed = fc.record({
			text: fc.array(fc.tuple(name, value)).map((texts) => Object.fromEntries(texts)),
			categories: fc.array(value)
		});
		fc.assert(
			fc.property(typed, (typed) => {
				const { categories, ...changes } = changesIn(typed);
				expect(categories).toBe(typed.categories);
				expect(Object.keys(changes)).not.toContain('times_before');
				const left = Object.keys(typed.text).filter((name) => !(name in changes));
				expect(['times_before', ...times]).toEqual(expect.arrayContaining(left));
				// Where the zone changed, all times did.
				if ('time_zone' in changes)
					expect(left.every((name) => name === 'times_before')).toBe(true);
				for (const [name, value] of Object.entries(changes)) {
					expect(value).toBe(typed.text[name]);
				}
			})
		);
	});
});
