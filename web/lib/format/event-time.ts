import type { Event } from '../../../worker/events/types.ts';
import type { Text } from '../../../worker/text/text.ts';
import { dateTimeFormat } from './date-time-format.ts';

type Times = Pick<Event, 'startAt' | 'endAt' | 'timeZone'>;
type TimeText = Pick<Text, 'time'>;

const numericDate = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const longDate = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const shortDate = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const timeOfDay = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function format(
	rfc3339: string,
	timeZone: string,
	options: Intl.DateTimeFormatOptions,
	locale = 'en-GB'
): string {
	return dateTimeFormat(locale, { timeZone, ...options }).format(new Date(rfc3339));
}

/** The date in a time zone, `2027-03-28`. */
export const dateIn = (rfc3339: string, timeZone: string): string =>
	format(rfc3339, timeZone, numericDate).split('/').reverse().join('-');

/** The local time as `input type=datetime-local` takes it, `2027-03-28T03:00`. */
export const localTime = (rfc3339: string, timeZone: string): string =>
	`${dateIn(rfc3339, timeZone)}T${format(rfc3339, timeZone, timeOfDay)}`;

/** The local date, `Saturday 6 March 2027`. Some versions of ICU add a comma. */
export const formatDay = (rfc3339: string, timeZone: string, { time }: TimeText): string =>
	format(rfc3339, timeZone, longDate, time.locale).replace(',', '');

const isOneDay = ({ startAt, endAt, timeZone }: Times) =>
	dateIn(startAt, timeZone) === dateIn(endAt, timeZone);

/** Start and end in the event's time zone, with the second date only when it differs. */
export function formatEventTime(times: Times, text: TimeText): string {
	const { startAt, endAt, timeZone } = times;
	const { time } = text;
	const full = (at: string) =>
		time.dateAndTime({
			date: formatDay(at, timeZone, text),
			time: format(at, timeZone, timeOfDay, time.locale)
		});
	const until = isOneDay(times) ? format(endAt, timeZone, timeOfDay, time.locale) : full(endAt);
	return time.range({ from: full(startAt), until });
}

/** For a card that shows the date already: `10:00 to 18:00`, with a second date if it differs. */
export function formatEventHours(times: Times, { time }: TimeText): string {
	const { startAt, endAt, timeZone } = times;
	const from = format(startAt, timeZone, timeOfDay, time.locale);
	const end = format(endAt, timeZone, timeOfDay, time.locale);
	if (isOneDay(times)) return time.range({ from, until: end });
	const date = format(endAt, timeZone, shortDate, time.locale).replace(',', '');
	return time.range({ from, until: time.dateAndTime({ date, time: end }) });
}

const dayLength = 24 * 60 * 60 * 1000;

/**
 * Puts “Today” or “Tomorrow” before the time of an event that begins then, by the clocks of its place.
 *
 * @param now milliseconds since 1970, UTC
 */
export function withRelativeDay(
	when: string,
	{ startAt, timeZone }: Times,
	now: number,
	{ time }: TimeText
): string {
	if (Date.parse(startAt) <= now) return when;
	const isOn = (milliseconds: number) =>
		dateIn(new Date(milliseconds).toISOString(), timeZone) === dateIn(startAt, timeZone);
	if (isOn(now)) return time.today({ when });
	return isOn(now + dayLength) ? time.tomorrow({ when }) : when;
}

/** The zone's name and offset from UTC; both offsets when the clocks change during the event. */
export function formatTimeZone({ startAt, endAt, timeZone }: Times, { time }: TimeText): string {
	if (timeZone === 'UTC') return timeZone;
	const nameAt = (at: string, timeZoneName: 'longGeneric' | 'shortOffset') =>
		dateTimeFormat(time.locale, { timeZone, timeZoneName })
			.formatToParts(new Date(at))
			.find(({ type }) => type === 'timeZoneName')
			?.value.replace('GMT', 'UTC') ?? timeZone;
	const first = nameAt(startAt, 'shortOffset');
	const last = nameAt(endAt, 'shortOffset');
	const offset = first === last ? first : time.changingOffset({ first, last });
	return time.zone({ name: nameAt(startAt, 'longGeneric'), offset, id: timeZone });
}

/**
 * The date block on a card.
 *
 * @param now milliseconds since 1970, UTC
 * @returns the year only when it is not the current one in the event's time zone
 */
export function dateBlock({ startAt, timeZone }: Times, now: number, { time }: TimeText) {
	const part = (options: Intl.DateTimeFormatOptions, at = startAt) =>
		format(at, timeZone, options, time.locale);
	const year = part({ year: 'numeric' });
	const thisYear = part({ year: 'numeric' }, new Date(now).toISOString());
	return {
		weekday: part({ weekday: 'short' }),
		day: part({ day: 'numeric' }),
		month: part({ month: 'short' }),
		year: year === thisYear ? null : year
	};
}
