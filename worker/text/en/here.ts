import { message } from './wording.ts';

/** What businesses say about where they are now. */
export const here = {
	title: 'At your stall',
	now: 'Here now',
	until: message<{ time: string }>('until {time}'),
	at: '<strong>Here now:</strong> <link>{event}</link>, {place}, until {time}',
	arrive: 'We’re here<hidden> at {event}</hidden>',
	depart: 'We’ve left<hidden> {event}</hidden>',
	ends: message<{ time: string }>('Until {time}, then it ends by itself.'),
	otherTime: 'Choose another time',
	untilLabel: 'Until',
	setTime: 'Set the time',
	onMap: message<{ label: string }>('Here now: {label}')
};
