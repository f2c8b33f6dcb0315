import type { here as english } from '../en/here.ts';

/** What businesses say about where they are now. */
export const here: typeof english = {
	title: 'En tu puesto',
	now: 'Ahora aquí',
	until: ({ time }: { time: string }) => `hasta ${time}`,
	at: '<strong>Ahora aquí:</strong> <link>{event}</link>, {place}, hasta {time}',
	arrive: 'Ya estamos aquí<hidden>: {event}</hidden>',
	depart: 'Ya nos fuimos<hidden>: {event}</hidden>',
	ends: ({ time }: { time: string }) => `Hasta ${time}; después termina solo.`,
	otherTime: 'Elegir otra hora',
	untilLabel: 'Hasta',
	setTime: 'Fijar la hora',
	onMap: ({ label }: { label: string }) => `Ahora aquí: ${label}`
};
