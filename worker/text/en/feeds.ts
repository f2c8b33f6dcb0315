import { message } from './wording.ts';

export const feeds = {
	/** The name of a calendar or a feed. @param list a town, a category or a business */
	titleOf: message<{ list: string }>('{list} · Popmap'),
	/** In front of the title of an event, for programs that show nothing else. */
	cancelled: message<{ title: string }>('Cancelled: {title}'),

	subscribe: 'Subscribe',
	introduction: 'New events show up in your calendar by themselves, and changes too.',
	calendarApp: 'Calendar app',
	google: 'Google Calendar',
	outlook: 'Outlook',
	apple: 'Apple Calendar',
	reader: 'Feed reader'
};
