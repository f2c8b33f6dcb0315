import { dateTimeFormat } from './date-time-format.ts';
import { remember } from './remember.ts';

const numeric = {
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
} as const;

const clocks = remember<string>(4_000);
const minute = 60_000;

/**
 * The date and time that clocks in a time zone show, `2027-03-28T03:00`.
 *
 * @param at milliseconds since 1970, UTC
 */
export function wallClock(at: number, timeZone: string): string {
	const minutes = Math.floor(at / minute);
	return clocks(`${minutes} ${timeZone}`, () => {
		const shown = dateTimeFormat('en-GB', { timeZone, ...numeric }).format(minutes * minute);
		const [date = '', time = ''] = shown.split(', ');
		return `${date.split('/').reverse().join('-')}T${time}`;
	});
}

/** An instant with the offset of a time zone, `2027-03-28T03:00:00+02:00`. Its minutes are whole. */
export function localInstant(rfc3339: string, timeZone: string): string {
	const at = Date.parse(rfc3339);
	const clock = wallClock(at, timeZone);
	const ahead = Math.round((Date.parse(`${clock}Z`) - at) / minute);
	const digits = (value: number) => String(value).padStart(2, '0');
	const size = Math.abs(ahead);
	return `${clock}:00${ahead < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

/**
 * Writes what a wall clock shows in the words of a language. The zone has no influence any more, and
 * the dates and times of a page recur.
 */
export function wallClockFormat(options: Intl.DateTimeFormatOptions) {
	const formatted = remember<string>(2_000);
	return (clock: string, locale: string): string =>
		formatted(`${clock} ${locale}`, () =>
			dateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(`${clock}Z`))
		);
}
