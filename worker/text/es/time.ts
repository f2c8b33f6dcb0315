import type { time as english } from '../en/time.ts';

export const time: typeof english = {
	locale: 'es',
	onNow: 'Ahora mismo',
	onUntil: ({ time }: { time: string }) => `Ahora, hasta las ${time}`,
	today: ({ when }: { when: string }) => `Hoy, ${when}`,
	tomorrow: ({ when }: { when: string }) => `Mañana, ${when}`,
	day: ({ date }: { date: string }) => date,
	dateAndTime: ({ date, time }: { date: string; time: string }) => `${date}, ${time}`,
	range: ({ from, until }: { from: string; until: string }) => `${from} a ${until}`,
	changingOffset: ({ first, last }: { first: string; last: string }) =>
		`${first}, y ${last} tras el cambio de hora`,
	zone: ({ name, offset, id }: { name: string; offset: string; id: string }) =>
		`${name} (${offset}), ${id}`,
	utc: ({ dateTime }: { dateTime: string }) => `${dateTime} UTC`
};
