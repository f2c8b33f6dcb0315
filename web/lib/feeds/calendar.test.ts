import { describe, expect, it } from 'vitest';
import type { Event } from '../../../worker/events/types.ts';
import { anEvent } from '../../../worker/testing/an-event.ts';
import ICAL from 'ical.js';
import { de } from '../../../worker/text/de.ts';
import { en } from '../../../worker/text/en.ts';
import { toCalendar, toCalendarFeed } from './calendar.ts';

const event = anEvent({
	title: 'Cake, coffee; and \\ more',
	description: 'First line\nSecond line',
	address: 'Mill Street 1, Berlin',
	latitude: 52.52,
	longitude: 13.405,
	version: 3,
	updatedAt: '2027-03-02T09:30:00.000Z'
});
const at = (path: string) => `https://popmap.example${path}`;
const calendarOf = (changes: Partial<Event> = {}) => toCalendar({ ...event, ...changes }, at, en);

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

	it('names categories in the language of the page that it is from', () => {
		const categories = [
			{ id: 1, slug: 'food-drink', name: 'Food & Drink', nameDe: 'Essen & Trinken', nameEs: null }
		];
		const german = toCalendar({ ...event, categories }, at, de).split('\r\n');
		expect(german).toContain('CATEGORIES:Essen & Trinken');
		expect(german).toContain('PRODID:-//Popmap//Events//DE');
		expect(calendarOf({ categories })).toContain('CATEGORIES:Food & Drink\r\n');
	});

	it('omits unknown coordinates', () => {
		expect(calendarOf()).toContain('GEO:52.52;13.405\r\n');
		expect(calendarOf({ latitude: null, longitude: null })).not.toContain('GEO');
	});
});

describe('a calendar to subscribe to', () => {
	const feedOf = (events: readonly Event[]) =>
		toCalendarFeed({ title: 'Berlin, Germany; and more', path: '/in/berlin', events, at }, en);
	const typed = 'Käse 🧀, "wine"; \\n is no line break\nbut this is\u0007 '.repeat(9).trim();

	it('is read by another program as it was written', () => {
		const other = {
			...event,
			id: 8,
			status: 'cancelled' as const,
			title: typed,
			description: typed
		};
		const read = new ICAL.Component(ICAL.parse(feedOf([event, other])));
		expect(read.getFirstPropertyValue('x-wr-calname')).toBe('Berlin\\, Germany\\; and more');
		expect(String(read.getFirstPropertyValue('refresh-interval'))).toBe('PT6H');
		const [first, second] = read
			.getAllSubcomponents('vevent')
			.map((component) => new ICAL.Event(component));
		expect(first?.uid).toBe('event-7@popmap.example');
		expect(first?.sequence).toBe(2);
		expect(first?.startDate.toJSDate().toISOString()).toBe(event.startAt);
		expect(first?.endDate.toJSDate().toISOString()).toBe(event.endAt);
		expect(first?.location).toBe('Old Mill, Mill Street 1, Berlin');
		expect(first?.description).toBe(event.description);
		const clean = typed.replaceAll('\u0007', '');
		expect([second?.summary, second?.description]).toEqual([clean, clean]);
		const property = (name: string) => second?.component.getFirstPropertyValue(name);
		expect([property('status'), property('transp')]).toEqual(['CANCELLED', 'TRANSPARENT']);
	});

	it('may be empty', () => {
		const read = new ICAL.Component(ICAL.parse(feedOf([])));
		expect(read.getAllSubcomponents('vevent')).toEqual([]);
	});
});
