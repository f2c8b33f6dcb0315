import { expect, it } from 'vitest';
import { anEvent } from '../../../worker/testing/an-event.ts';
import { calendarLinks, subscriptionLinks } from './calendar-links.ts';

const origin = 'https://popmap.example';
const parametersOf = (link: string) => Object.fromEntries(new URL(link).searchParams);

it('add an event to a calendar on the web, at the time of its place', () => {
	const event = anEvent({ title: 'Käse & Wein', description: '🧀'.repeat(900), address: 'Mill 1' });
	const { google, outlook } = calendarLinks(event, (path) => origin + path);
	const details = `${'🧀'.repeat(500)}\n\nhttps://popmap.example/events/night-market`;
	expect(parametersOf(google)).toEqual({
		action: 'TEMPLATE',
		text: 'Käse & Wein',
		dates: '20270306T100000/20270306T180000',
		ctz: 'Europe/Berlin',
		details,
		location: 'Old Mill, Mill 1'
	});
	expect(parametersOf(outlook)).toMatchObject({
		subject: 'Käse & Wein',
		startdt: '2027-03-06T09:00:00.000Z',
		body: details
	});
});

it('subscribe to a calendar', () => {
	const { webcal, google, outlook } = subscriptionLinks(`${origin}/calendar.ics`, 'Popmap');
	expect(webcal).toBe('webcal://popmap.example/calendar.ics');
	expect(parametersOf(google)).toEqual({ cid: webcal });
	expect(parametersOf(outlook)).toEqual({ url: `${origin}/calendar.ics`, name: 'Popmap' });
});
