import { describe, expect, it } from 'vitest';
import { wordsFor } from './relative-times.js';

describe('what is said beside the time of an event', () => {
	const event = {
		start: '2027-03-06T18:00:00Z',
		end: '2027-03-06T22:00:00Z',
		until: 'on now, until 22:00'
	};
	const wordsAt = (time: string, language = 'en') =>
		wordsFor(event, Date.parse(`2027-03-06T${time}Z`), language);

	it.each([
		['05:59:00', ''],
		['06:01:00', 'in 12 hours'],
		['16:00:00', 'in 2 hours'],
		['16:30:00', 'in 2 hours'],
		['16:31:00', 'in 89 minutes'],
		['17:59:00', 'in 1 minute'],
		['17:59:50', 'in 1 minute'],
		['18:00:00', 'on now, until 22:00'],
		['21:59:59', 'on now, until 22:00'],
		['22:00:00', '']
	])('at %s is “%s”', (time, words) => expect(wordsAt(time)).toBe(words));

	it('is in the language of the page', () => {
		expect(wordsAt('16:00:00', 'de')).toBe('in 2 Stunden');
		expect(wordsAt('17:59:00', 'es')).toBe('dentro de 1 minuto');
	});

	it('is nothing for a time that is none', () => {
		expect(wordsFor({ start: '', end: '', until: 'on now' }, 0, 'en')).toBe('');
	});
});
