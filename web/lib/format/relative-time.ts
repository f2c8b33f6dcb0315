import type { Text } from '../../../worker/text/text.ts';
import { remember } from './remember.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Each unit with its length in milliseconds, and up to where it is used. */
const units = [
	['minute', minute, 90 * minute],
	['hour', hour, 36 * hour],
	['day', day, 14 * day],
	['week', 7 * day, 56 * day],
	['month', 30.44 * day, 548 * day],
	['year', 365.25 * day, Infinity]
] as const;

const formats = remember<Intl.RelativeTimeFormat>(10);

/**
 * How long ago something was, or how soon it will be: `2 hours ago`, `in 6 days`, `now`.
 *
 * @param rfc3339 UTC
 * @param now milliseconds since 1970, UTC
 */
export function formatRelativeTime(
	rfc3339: string,
	{ time: { locale } }: Pick<Text, 'time'>,
	now = Date.now()
): string {
	const format = formats(locale, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
	const difference = Date.parse(rfc3339) - now;
	const distance = Math.abs(difference);
	if (distance < minute) return format.format(0, 'second');
	const [unit, length] = units.find(([, , end]) => distance < end) ?? units[0];
	return format.format(Math.round(difference / length), unit);
}
