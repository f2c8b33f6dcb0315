import type { time as english } from '../en/time.ts';

export const time: typeof english = {
	locale: 'de',
	onNow: 'Gerade jetzt',
	onUntil: ({ time }: { time: string }) => `Läuft noch bis ${time} Uhr`,
	today: ({ when }: { when: string }) => `Heute, ${when}`,
	tomorrow: ({ when }: { when: string }) => `Morgen, ${when}`,
	day: ({ date }: { date: string }) => date,
	dateAndTime: ({ date, time }: { date: string; time: string }) => `${date}, ${time}`,
	range: ({ from, until }: { from: string; until: string }) => `${from} bis ${until} Uhr`,
	changingOffset: ({ first, last }: { first: string; last: string }) =>
		`${first}, nach der Zeitumstellung ${last}`,
	zone: ({ name, offset, id }: { name: string; offset: string; id: string }) =>
		`${name} (${offset}), ${id}`,
	utc: ({ dateTime }: { dateTime: string }) => `${dateTime} UTC`
};
