import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEvent } from '../../../../worker/testing/an-event.ts';
import { timeZones } from './time-zones.ts';
import { changesIn, eventFormValues } from './event-form-values.ts';

const event = anEvent({
	latitude: 0,
	startAt: '2027-10-31T01:30:00.000Z',
	endAt: '2027-10-31T17:00:00.000Z',
	isMine: true
});

describe('the form values of an event', () => {
	it("show times in the event's time zone, and an empty text for unknown values", () => {
		expect(eventFormValues(event).text).toMatchObject({
			start_at: '2027-10-31T02:30',
			time_zone: 'Europe/Berlin',
			latitude: '0',
			longitude: ''
		});
	});

	it('leave out unchanged times', () => {
		const changes = changesIn(eventFormValues(event));
		expect(changes).toMatchObject({ title: 'Night market', version: '1' });
		expect(changes).not.toHaveProperty('start_at');
		expect(changes).not.toHaveProperty('time_zone');
		expect(changes).not.toHaveProperty('times_before');
	});

	it.each([
		['start_at', 'end_at'],
		['end_at', 'start_at']
	])('include only %s when only it has changed', (changed, other) => {
		const values = eventFormValues(event);
		values.text[changed] = '2027-10-31T02:40';
		expect(changesIn(values)).toHaveProperty(changed, '2027-10-31T02:40');
		expect(changesIn(values)).not.toHaveProperty(other);
	});

	it('include all times when the time zone has changed', () => {
		const values = eventFormValues(event);
		values.text['time_zone'] = 'Asia/Tokyo';
		expect(changesIn(values)).toMatchObject({
			start_at: '2027-10-31T02:30',
			end_at: '2027-10-31T18:00',
			time_zone: 'Asia/Tokyo'
		});
	});

	const times = ['start_at', 'end_at', 'time_zone'];

	it('contain no changed time until one is edited, in any time zone', () => {
		const instant = fc
			.date({ min: new Date('1970-01-01'), max: new Date('2096-01-01'), noInvalidDate: true })
			.map((date) => date.toISOString());
		const zone = fc.constantFrom(...timeZones());
		fc.assert(
			fc.property(instant, instant, zone, (startAt, endAt, timeZone) => {
				const values = eventFormValues({ ...event, startAt, endAt, timeZone });
				expect(values.text['start_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
				expect(values.text['end_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
				for (const time of times) expect(changesIn(values)).not.toHaveProperty(time);
			})
		);
	});

	it('request exactly the changes that were sent', () => {
		const name = fc.constantFrom('times_before', 'title', '__proto__', 'toString', ...times, '');
		const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'a b c', ''));
		const values = fc.record({
			text: fc.array(fc.tuple(name, value)).map((texts) => Object.fromEntries(texts)),
			categories: fc.array(value)
		});
		fc.assert(
			fc.property(values, (values) => {
				const { categories, ...changes } = changesIn(values);
				expect(categories).toBe(values.categories);
				expect(Object.keys(changes)).not.toContain('times_before');
				const left = Object.keys(values.text).filter((name) => !(name in changes));
				expect(['times_before', ...times]).toEqual(expect.arrayContaining(left));
				// When the time zone changes, so do all times.
				if ('time_zone' in changes)
					expect(left.every((name) => name === 'times_before')).toBe(true);
				for (const [name, value] of Object.entries(changes)) {
					expect(value).toBe(values.text[name]);
				}
			})
		);
	});
});
