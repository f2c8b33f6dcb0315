import type { here as english } from '../en/here.ts';

/** What businesses say about where they are now. */
export const here: typeof english = {
	title: 'An deinem Stand',
	now: 'Jetzt da',
	until: ({ time }: { time: string }) => `bis ${time}`,
	at: '<strong>Jetzt da:</strong> <link>{event}</link>, {place}, bis {time}',
	arrive: 'Wir sind da<hidden>: {event}</hidden>',
	depart: 'Wir sind weg<hidden>: {event}</hidden>',
	ends: ({ time }: { time: string }) => `Bis ${time}, dann endet es von selbst.`,
	otherTime: 'Andere Zeit wählen',
	untilLabel: 'Bis',
	setTime: 'Zeit setzen',
	onMap: ({ label }: { label: string }) => `Jetzt da: ${label}`
};
