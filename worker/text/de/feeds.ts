import type { en } from '../en.ts';

export const feeds: typeof en.feeds = {
	titleOf: ({ list }) => `${list} · Popmap`,
	cancelled: ({ title }) => `Abgesagt: ${title}`,

	subscribe: 'Abonnieren',
	introduction:
		'Neue Termine erscheinen von selbst in deinem Kalender, und Änderungen kommen auch an.',
	calendarApp: 'Kalender-App',
	google: 'Google Kalender',
	outlook: 'Outlook',
	apple: 'Apple Kalender',
	reader: 'Feedreader'
};
