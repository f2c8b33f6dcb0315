import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../../worker/events/types.ts';
import { anEvent } from '../../../../../worker/testing/an-event.ts';
import { toCalendar } from './calendar.ts';

const event = anEvent({
	title: 'Cake, coffee; and \\ more',
	description: 'First line\nSecond line',
	address: 'Mill Street 1, Berlin',
	latitude: 52.52,
	longitude: 13.405,
	version: 3,
	updatedAt: '2027-03-02T09:30:00.000Z'
});
const url = new URL('https://popmap.example/events/night-market');
const calendarOf = (changes: Partial<Event> = {}) => toCalendar({ ...event, ...changes }, url);

describe('a calendar file', () => {
	it('contains the times in UTC and identifies the event', () => {
		const lines = calendarOf().split('\r\n');
		expect(lines).toContain('DTSTART:20270306T090000Z');
		expect(lines).toContain('DTEND:20270306T170000Z');
		expect(lines).toContain('UID:event-7@popmap.example');
		expect(lines).toContain('DTSTAMP:20270302T093000Z');
		expect(lines).toContain('SEQUENCE:2');
	});

	it('escapes special characters', () => {
		const lines = calendarOf().split('\r\n');
		expect(lines).toContain('SUMMARY:Cake\\, coffee\\; and \\\\ more');
		expect(lines).toContain('DESCRIPTION:First line\\nSecond line');
		expect(lines).toContain('LOCATION:Old Mill\\, Mill Street 1\\, Berlin');
	});

	it('ends lines with CRLF and folds those over 75 bytes', () => {
		const calendar = calendarOf({ title: 'Straßenfest 🥐 '.repeat(20).trim() });
		expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		for (const line of calendar.split('\r\n')) {
			expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
		}
		expect(calendar.replaceAll('\r\n ', '')).toContain(
			`SUMMARY:${'Straßenfest 🥐 '.repeat(20).trim()}\r\n`
		);
	});

	it('marks a cancelled event', () => {
		expect(calendarOf({ status: 'cancelled' })).toContain('STATUS:CANCELLED\r\n');
	});

	it('omits unknown coordinates', () => {
		expect(calendarOf()).toContain('GEO:52.52;13.405\r\n');
		expect(calendarOf({ latitude: null, longitude: null })).not.toContain('GEO');
	});
});
