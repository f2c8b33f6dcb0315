export const time = {
	/** For dates and names of countries. */
	locale: 'en-GB',
	onNow: 'On now',
	onUntil: ({ time }: { time: string }) => `On now until ${time}`,
	/** Before the time of an event, by the clocks of its place. */
	today: ({ when }: { when: string }) => `Today, ${when}`,
	tomorrow: ({ when }: { when: string }) => `Tomorrow, ${when}`,
	/** The day as `Intl` writes it. */
	day: ({ date }: { date: string }) => date.replace(',', ''),
	dateAndTime: ({ date, time }: { date: string; time: string }) => `${date}, ${time}`,
	range: ({ from, until }: { from: string; until: string }) => `${from} to ${until}`,
	changingOffset: ({ first, last }: { first: string; last: string }) =>
		`${first}, then ${last} when the clocks change`,
	zone: ({ name, offset, id }: { name: string; offset: string; id: string }) =>
		`${name} (${offset}), ${id}`,
	utc: ({ dateTime }: { dateTime: string }) => `${dateTime} UTC`
};
