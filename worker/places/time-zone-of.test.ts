import { describe, expect, it } from 'vitest';
import { readSomeTowns } from '../testing/places.ts';
import { createGazetteer } from './gazetteer.ts';
import { createShardReader } from './shard-reader.ts';

const { timeZoneOf } = createGazetteer(createShardReader(readSomeTowns));

describe('the time zone of a place', () => {
	it.each([
		['Oderstraße 3, 12051 Berlin', 'Europe/Berlin'],
		['Wharf 7, Springfield, Massachusetts', 'America/New_York'],
		['Springfield, Missouri, United States', 'America/Chicago'],
		['12 Berlin Street, Lisbon', 'Europe/Lisbon'],
		['Köln', 'Europe/Berlin'],
		['Rua do Sol\nLisbon', 'Europe/Lisbon'],
		['Berlin, New Hampshire', 'America/New_York']
	])('is that of the town in its address: %s', async (address, zone) => {
		expect(await timeZoneOf({ address })).toBe(zone);
	});

	it('is that of the nearest town to its coordinates, whatever its address says', async () => {
		const place = { latitude: '38.72, -9.14', longitude: '', address: 'Berlin' };
		expect(await timeZoneOf(place)).toBe('Europe/Lisbon');
		expect(await timeZoneOf({ latitude: '0', longitude: '-30' })).toBeNull();
	});

	it('is that of the town in its name without an address', async () => {
		expect(await timeZoneOf({ address: '', location_name: 'Suva' })).toBe('Pacific/Fiji');
	});

	it.each(['', 'Old Mill', '7', ', ,', 'x'.repeat(5_000)])(
		'is not known from %s',
		async (address) => {
			expect(await timeZoneOf({ address })).toBeNull();
		}
	);
});
