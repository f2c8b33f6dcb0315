import type { Text } from '../../../worker/text/text.ts';
import { dateTimeFormat } from './date-time-format.ts';

const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;

/**
 * A time as `6 March 2027 at 10:00 UTC`. The zone is named because it is not the reader's.
 *
 * @param rfc3339 UTC
 */
export const formatDateTime = (rfc3339: string, { time }: Pick<Text, 'time'>): string =>
	time.utc({ dateTime: dateTimeFormat(time.locale, options).format(new Date(rfc3339)) });
