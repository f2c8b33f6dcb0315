import type { here as english } from '../en/here.ts';
import { message } from './wording.ts';

/** What businesses say about where they are now. */
export const here: typeof english = {
	title: 'An deinem Stand',
	now: 'Jetzt da',
	until: message('bis {time}'),
	at: '<strong>Jetzt da:</strong> <link>{event}</link>, {place}, bis {time}',
	arrive: 'Wir sind da<hidden>: {event}</hidden>',
	depart: 'Wir sind weg<hidden>: {event}</hidden>',
	ends: message('Bis {time}, dann endet es von selbst.'),
	otherTime: 'Andere Zeit wählen',
	untilLabel: 'Bis',
	setTime: 'Zeit setzen',
	onMap: message('Jetzt da: {label}')
};
