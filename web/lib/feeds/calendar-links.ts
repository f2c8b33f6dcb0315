import type { Event } from '../../../worker/events/types.ts';
import { localTime } from '../format/event-time.ts';
import { eventPath } from './feed.ts';
import type { AddressOf } from './feed.ts';

type CalendarEvent = Pick<
	Event,
	'slug' | 'title' | 'description' | 'locationName' | 'address' | 'startAt' | 'endAt' | 'timeZone'
>;

/** Where an event can be added to a calendar. Apple's, like others on a device, takes a file. */
export const calendarPrograms = ['apple', 'google', 'outlook'] as const;
export type CalendarProgram = (typeof calendarPrograms)[number];

/** Characters of a description in a link: web servers refuse long addresses. */
const maxDescription = 500;

const compact = (local: string): string => `${local.replace(/[-:]/g, '')}00`;

/** Where an event can be added to a calendar on the web. */
export function calendarLinks(event: CalendarEvent, at: AddressOf) {
	const { title, description, startAt, endAt, timeZone } = event;
	const place = [event.locationName, event.address].filter(Boolean).join(', ');
	const address = at(eventPath(event));
	const cut = [...description].slice(0, maxDescription).join('');
	const details = cut ? `${cut}\n\n${address}` : address;
	const dates = [startAt, endAt].map((at) => compact(localTime(at, timeZone))).join('/');
	const google = {
		action: 'TEMPLATE',
		text: title,
		dates,
		ctz: timeZone,
		details,
		location: place
	};
	const outlook = {
		path: '/calendar/action/compose',
		rru: 'addevent',
		subject: title,
		startdt: startAt,
		enddt: endAt,
		body: details,
		location: place
	};
	return {
		google: `https://calendar.google.com/calendar/render?${new URLSearchParams(google)}`,
		outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams(outlook)}`
	};
}

/** Where a calendar can be subscribed to. @param calendar its address, `https://…/calendar.ics` */
export function subscriptionLinks(calendar: string, name: string) {
	const webcal = calendar.replace(/^https?:/, 'webcal:');
	return {
		webcal,
		google: `https://calendar.google.com/calendar/r?${new URLSearchParams({ cid: webcal })}`,
		outlook: `https://outlook.live.com/calendar/0/addfromweb?${new URLSearchParams({ url: calendar, name })}`
	};
}
