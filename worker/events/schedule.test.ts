import { describe, expect, it } from 'vitest';
import { readLocalTime } from './local-time.ts';
import { schedule } from './schedule.ts';

const local = (text: string) => ({ kind: 'local', local: readLocalTime(text) ?? NaN }) as const;
const between = (start: string, end: string, timeZone: string) =>
	schedule({ start: local(start), end: local(end) }, timeZone, null);

describe('31 days', () => {
	it.each([
		// The clocks go back: an hour more than 31 × 24.
		['2027-10-01T00:00', '2027-11-01T00:00', 'Europe/Berlin'],
		['2027-10-20T12:00', '2027-11-20T12:00', 'America/New_York'],
		// The clocks go forward.
		['2027-03-01T00:00', '2027-04-01T00:00', 'Europe/Berlin'],
		['2027-03-20T10:00', '2027-04-20T10:00', 'Australia/Lord_Howe'],
		['2027-07-01T00:00', '2027-08-01T00:00', 'Asia/Tokyo']
	])('count on the clocks of the place: %s to %s in %s', (start, end, zone) => {
		expect(between(start, end, zone).kind).toBe('scheduled');
	});

	it.each([
		['2027-10-01T00:00', '2027-11-01T00:01', 'Europe/Berlin'],
		['2027-03-01T00:00', '2027-04-01T00:01', 'Europe/Berlin'],
		['2027-07-01T00:00', '2027-08-01T00:01', 'Asia/Tokyo']
	])('are the most: %s to %s in %s', (start, end, zone) => {
		expect(between(start, end, zone)).toMatchObject({
			kind: 'error',
			fields: { end_at: expect.stringContaining('31 days') }
		});
	});
});
