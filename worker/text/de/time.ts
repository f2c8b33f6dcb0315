import type { time as english } from '../en/time.ts';
import { message } from './wording.ts';

export const time: typeof english = {
	locale: 'de',
	onNow: 'Gerade jetzt',
	onUntil: message('Läuft noch bis {time} Uhr'),
	today: message('Heute, {when}'),
	tomorrow: message('Morgen, {when}'),
	dateAndTime: message('{date}, {time}'),
	range: message('{from} bis {until} Uhr'),
	changingOffset: message('{first}, nach der Zeitumstellung {last}'),
	zone: message('{name} ({offset}), {id}'),
	utc: message('{dateTime} UTC')
};
