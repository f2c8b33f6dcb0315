import type { here as english } from '../en/here.ts';
import { message } from './wording.ts';

/** What businesses say about where they are now. */
export const here: typeof english = {
	title: 'En tu puesto',
	now: 'Ahora aquí',
	until: message('hasta {time}'),
	at: '<strong>Ahora aquí:</strong> <link>{event}</link>, {place}, hasta {time}',
	arrive: 'Ya estamos aquí<hidden>: {event}</hidden>',
	depart: 'Ya nos fuimos<hidden>: {event}</hidden>',
	ends: message('Hasta {time}; después termina solo.'),
	otherTime: 'Elegir otra hora',
	untilLabel: 'Hasta',
	setTime: 'Fijar la hora',
	onMap: message('Ahora aquí: {label}')
};
