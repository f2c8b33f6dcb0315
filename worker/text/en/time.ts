import { message } from './wording.ts';

export const time = {
	/** For dates and names of countries. */
	locale: 'en-GB',
	onNow: 'On now',
	onUntil: message<{ time: string }>('On now until {time}'),
	/** Before the time of an event, by the clocks of its place. */
	today: message<{ when: string }>('Today, {when}'),
	tomorrow: message<{ when: string }>('Tomorrow, {when}'),
	dateAndTime: message<{ date: string; time: string }>('{date}, {time}'),
	range: message<{ from: string; until: string }>('{from} to {until}'),
	changingOffset: message<{ first: string; last: string }>(
		'{first}, then {last} when the clocks change'
	),
	zone: message<{ name: string; offset: string; id: string }>('{name} ({offset}), {id}'),
	utc: message<{ dateTime: string }>('{dateTime} UTC')
};
