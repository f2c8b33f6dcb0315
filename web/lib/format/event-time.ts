import type { Event } from '../../worker/events/types.ts';

type Times = Pick<Event, 'startAt' | 'endAt' | 'timeZone'>;

const mostFormats = 1_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than using it a hundred times. */
function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = timeZone + JSON.stringify(options);
	const known = formats.get(key);
	if (known) return known;
	const made = new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
	if (formats.size >= mostFormats) formats.clear();
	formats.set(key, made);
	return made;
}

const format = (rfc3339: string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
	formatOf(timeZone, options).format(new Date(rfc3339));

const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The date on the clocks of a zone, `2027-03-28`. */
export function dateIn(rfc3339: string, timeZone: string): string {
	const parts = formatOf(timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' });
	return parts.format(new Date(rfc3339)).split('/').reverse().join('-');
}

/** As `input type=datetime-local` takes it: `2027-03-28T03:00`. */
export const localTime = (rfc3339: string, timeZone: string): string =>
	`${dateIn(rfc3339, timeZone)}T${format(rfc3339, timeZone, time)}`;

/** Saturday 6 March 2027, on the clocks where the event is. Versions differ on the comma. */
export const dayInWords = (rfc3339: string, timeZone: string): string =>
	format(rfc3339, timeZone, day).replace(',', '');

/** Both ends on the clocks where the event is; the second date only when it is another. */
export function whenInWords({ startAt, endAt, timeZone }: Times): string {
	const isOneDay = dateIn(startAt, timeZone) === dateIn(endAt, timeZone);
	const from = `${dayInWords(startAt, timeZone)}, ${format(startAt, timeZone, time)}`;
	const until = format(endAt, timeZone, time);
	return isOneDay ? `${from} to ${until}` : `${from} to ${dayInWords(endAt, timeZone)}, ${until}`;
}

/** For a card that has the date already: `10:00 to 18:00`, or until which day. */
export function hoursInWords({ startAt, endAt, timeZone }: Times): string {
	const isOneDay = dateIn(startAt, timeZone) === dateIn(endAt, timeZone);
	const short = { weekday: 'short', day: 'numeric', month: 'short' } as const;
	const lastDay = isOneDay ? '' : `${format(endAt, timeZone, short).replace(',', '')}, `;
	const until = lastDay + format(endAt, timeZone, time);
	return `${format(startAt, timeZone, time)} to ${until}`;
}

/** The zone by its names and offset: both offsets where the clocks change in between. */
export function zoneInWords({ startAt, endAt, timeZone }: Times): string {
	if (timeZone === 'UTC') return timeZone;
	const nameOf = (timeZoneName: 'longGeneric' | 'shortOffset', at: string) =>
		formatOf(timeZone, { timeZoneName })
			.formatToParts(new Date(at))
			.find(({ type }) => type === 'timeZoneName')
			?.value.replace('GMT', 'UTC') ?? timeZone;
	const [first, last] = [nameOf('shortOffset', startAt), nameOf('shortOffset', endAt)];
	const offset = first === last ? first : `${first}, then ${last} when the clocks change`;
	return `${nameOf('longGeneric', startAt)} (${offset}), ${timeZone}`;
}

/**
 * What the date block on a card shows.
 *
 * @param now milliseconds since 1970, UTC: the year stands there when it is another
 */
export function dateBlock({ startAt, timeZone }: Times, now: number) {
	const year = format(startAt, timeZone, { year: 'numeric' });
	const thisYear = format(new Date(now).toISOString(), timeZone, { year: 'numeric' });
	return {
		weekday: format(startAt, timeZone, { weekday: 'short' }),
		day: format(startAt, timeZone, { day: 'numeric' }),
		month: format(startAt, timeZone, { month: 'short' }),
		year: year === thisYear ? null : year
	};
}
