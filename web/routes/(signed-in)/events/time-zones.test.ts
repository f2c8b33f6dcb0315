import { describe, expect, it } from 'vitest';
import { timeZoneOf, timeZones } from './time-zones.ts';

const from = (cf?: unknown) => Object.assign(new Request('https://popmap.example'), { cf });

describe("the visitor's time zone", () => {
	it('is the one that Cloudflare reports', () => {
		expect(timeZoneOf(from({ timezone: 'Europe/Lisbon' }))).toBe('Europe/Lisbon');
	});

	it('may have a name that is not in the list', () => {
		const names = ['Asia/Kathmandu', 'Asia/Katmandu', 'Europe/Kyiv', 'Europe/Kiev'];
		for (const name of names) expect(timeZoneOf(from({ timezone: name }))).toBe(name);
		expect(names.every((name) => timeZones().includes(name))).toBe(false);
	});

	it.each([undefined, null, {}, { timezone: 7 }, { timezone: 'Nowhere/Land' }])(
		'is UTC when Cloudflare reports %j',
		(cf) => {
			expect(timeZoneOf(from(cf))).toBe('UTC');
		}
	);

	it('is in the list', () => {
		expect(timeZones()).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin']));
	});
});
