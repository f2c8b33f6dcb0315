import type { en } from '../en.ts';
import { message } from './wording.ts';

export const feeds: typeof en.feeds = {
	titleOf: message('{list} · Popmap'),
	cancelled: message('Abgesagt: {title}'),

	subscribe: 'Abonnieren',
	introduction:
		'Neue Termine erscheinen von selbst in deinem Kalender, und Änderungen kommen auch an.',
	calendarApp: 'Kalender-App',
	google: 'Google Kalender',
	outlook: 'Outlook',
	apple: 'Apple Kalender',
	reader: 'Feedreader'
};
