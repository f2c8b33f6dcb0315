import type { Event } from '../../../worker/events/types.ts';
import type { Text } from '../../../worker/text/text.ts';
import { dateTimeFormat } from './date-time-format.ts';
import { remember } from './remember.ts';
import { wallClock, wallClockFormat } from './wall-clock.ts';

type Times = Pick<Event, 'startAt' | 'endAt' | 'timeZone'>;
type TimeText = Pick<Text, 'time'>;

const longDate = wallClockFormat({
	weekday: 'long',
	day: 'numeric',
	month: 'long',
	year: 'numeric'
});
const shortDate = wallClockFormat({ weekday: 'short', day: 'numeric', month: 'short' });
const timeOfDay = wallClockFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = wallClockFormat({ weekday: 'short' });
const dayOfMonth = wallClockFormat({ day: 'numeric' });
const month = wallClockFormat({ month: 'short' });

const lengthOfDate = '2027-03-28'.length;
const lengthOfYear = '2027'.length;

const dateAt = (milliseconds: number, timeZone: string): string =>
	wallClock(milliseconds, timeZone).slice(0, lengthOfDate);

/** The date in a time zone, `2027-03-28`. */
export const dateIn = (rfc3339: string, timeZone: string): string =>
	dateAt(Date.parse(rfc3339), timeZone);

/** The local time as `input type=datetime-local` takes it, `2027-03-28T03:00`. */
export const localTime = (rfc3339: string, timeZone: string): string =>
	wallClock(Date.parse(rfc3339), timeZone);

/** A British date: some versions of ICU add a comma. */
const withoutComma = (date: string, locale: string): string =>
	locale === 'en-GB' ? date.replace(',', '') : date;

/** The local date, `Saturday 6 March 2027`. */
export const formatDay = (rfc3339: string, timeZone: string, { time }: TimeText): string =>
	withoutComma(longDate(localTime(rfc3339, timeZone), time.locale), time.locale);

const isOneDay = ({ startAt, endAt, timeZone }: Times) =>
	dateIn(startAt, timeZone) === dateIn(endAt, timeZone);

/** Start and end in the event's time zone, with the second date only when it differs. */
export function formatEventTime(times: Times, text: TimeText): string {
	const { startAt, endAt, timeZone } = times;
	const { time } = text;
	const timeAt = (at: string) => timeOfDay(localTime(at, timeZone), time.locale);
	const full = (at: string) =>
		time.dateAndTime({ date: formatDay(at, timeZone, text), time: timeAt(at) });
	const until = isOneDay(times) ? timeAt(endAt) : full(endAt);
	return time.range({ from: full(startAt), until });
}

/** When an event ends, on one of its days: `18:00`, with a date if that is another day. */
export function formatEnd(
	{ endAt, timeZone }: Pick<Times, 'endAt' | 'timeZone'>,
	{ time }: TimeText,
	now = Date.now()
): string {
	const local = localTime(endAt, timeZone);
	const end = timeOfDay(local, time.locale);
	if (dateIn(endAt, timeZone) === dateAt(now, timeZone)) return end;
	const date = withoutComma(shortDate(local, time.locale), time.locale);
	return time.dateAndTime({ date, time: end });
}

/** When an event begins, in short: `Sat 5 Dec, 10:00`. */
export function formatStart(
	{ startAt, timeZone }: Pick<Times, 'startAt' | 'timeZone'>,
	{ time }: TimeText
): string {
	const local = localTime(startAt, timeZone);
	const date = withoutComma(shortDate(local, time.locale), time.locale);
	return time.dateAndTime({ date, time: timeOfDay(local, time.locale) });
}

/** For a card that shows the date already: `10:00 to 18:00`, with a second date if it differs. */
export function formatEventHours(times: Times, { time }: TimeText): string {
	const { startAt, endAt, timeZone } = times;
	const [start, end] = [localTime(startAt, timeZone), localTime(endAt, timeZone)];
	const from = timeOfDay(start, time.locale);
	const until = timeOfDay(end, time.locale);
	if (isOneDay(times)) return time.range({ from, until });
	const date = withoutComma(shortDate(end, time.locale), time.locale);
	return time.range({ from, until: time.dateAndTime({ date, time: until }) });
}

const zoneNames = remember<string>(2_000);

/** The zone's name and offset from UTC; both offsets when the clocks change during the event. */
export function formatTimeZone({ startAt, endAt, timeZone }: Times, { time }: TimeText): string {
	if (timeZone === 'UTC') return timeZone;
	const nameAt = (at: string, timeZoneName: 'longGeneric' | 'shortOffset') =>
		zoneNames(`${at} ${timeZone} ${timeZoneName} ${time.locale}`, () => {
			const format = dateTimeFormat(time.locale, { timeZone, timeZoneName });
			const parts = format.formatToParts(new Date(at));
			const name = parts.find(({ type }) => type === 'timeZoneName')?.value;
			return name?.replace('GMT', 'UTC') ?? timeZone;
		});
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
	const start = localTime(startAt, timeZone);
	const year = start.slice(0, lengthOfYear);
	return {
		weekday: weekday(start, time.locale),
		day: dayOfMonth(start, time.locale),
		month: month(start, time.locale),
		year: year === dateAt(now, timeZone).slice(0, lengthOfYear) ? null : year
	};
}
