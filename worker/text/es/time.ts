import type { time as english } from '../en/time.ts';
import { message } from './wording.ts';

export const time: typeof english = {
	locale: 'es',
	onNow: 'Ahora mismo',
	onUntil: message('Ahora, hasta las {time}'),
	today: message('Hoy, {when}'),
	tomorrow: message('Mañana, {when}'),
	dateAndTime: message('{date}, {time}'),
	range: message('{from} a {until}'),
	changingOffset: message('{first}, y {last} tras el cambio de hora'),
	zone: message('{name} ({offset}), {id}'),
	utc: message('{dateTime} UTC')
};
