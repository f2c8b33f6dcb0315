import { describe, expect, it } from 'vitest';
import { dayOf } from './relative-days.js';

describe('the day of an event', () => {
	/** Saturday noon in London. */
	const now = Date.UTC(2027, 2, 6, 12);

	it.each([
		['2027-03-06T18:00:00Z', 'Europe/London', 'today'],
		['2027-03-07T18:00:00Z', 'Europe/London', 'tomorrow'],
		['2027-03-08T18:00:00Z', 'Europe/London', null],
		['2027-03-06T16:00:00Z', 'Asia/Tokyo', 'tomorrow'],
		['2027-03-06T12:30:00Z', 'Pacific/Auckland', 'today'],
		['2027-03-07T09:59:00Z', 'Pacific/Honolulu', 'today'],
		['2027-03-07T10:00:00Z', 'Pacific/Honolulu', 'tomorrow'],
		['2027-03-06T12:00:00Z', 'Europe/London', null],
		['2027-03-06T18:00:00Z', 'Not/AZone', null]
	])('is named by the clocks of its place: %s in %s', (startAt, timeZone, day) => {
		expect(dayOf(startAt, timeZone, now)).toBe(day);
	});
});
