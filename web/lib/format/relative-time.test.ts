import { describe, expect, it } from 'vitest';
import { de } from '../../../worker/text/de.ts';
import { en } from '../../../worker/text/en.ts';
import { es } from '../../../worker/text/es.ts';
import { formatRelativeTime } from './relative-time.ts';

const now = Date.UTC(2027, 2, 6, 10);
const minute = 60_000;
const day = 24 * 60 * minute;
const inEnglish = (difference: number) =>
	formatRelativeTime(new Date(now + difference).toISOString(), en, now);

describe('a time relative to now', () => {
	it.each([
		[0, 'now'],
		[-59_000, 'now'],
		[-minute, '1 minute ago'],
		[-89 * minute, '89 minutes ago'],
		[-2 * 60 * minute, '2 hours ago'],
		[-35 * 60 * minute, '35 hours ago'],
		[-2 * day, '2 days ago'],
		[-21 * day, '3 weeks ago'],
		[-70 * day, '2 months ago'],
		[-800 * day, '2 years ago'],
		[30 * minute, 'in 30 minutes'],
		[6 * day, 'in 6 days']
	])('of %i milliseconds is “%s”', (difference, words) => {
		expect(inEnglish(difference)).toBe(words);
	});

	it('is in the language of the page', () => {
		const twoHoursAgo = new Date(now - 120 * minute).toISOString();
		expect(formatRelativeTime(twoHoursAgo, de, now)).toBe('vor 2 Stunden');
		expect(formatRelativeTime(twoHoursAgo, es, now)).toBe('hace 2 horas');
	});
});
