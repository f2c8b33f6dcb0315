import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSomeTowns, someTowns } from '../testing/places.ts';
import { createGazetteer } from './gazetteer.ts';
import { createShardReader } from './shard-reader.ts';
import { filesFor, readShard, squareFileOf, squareFilesOf, writeShard } from './shard.ts';

const towns = createGazetteer(createShardReader(readSomeTowns));

describe('the gazetteer', () => {
	it.each([
		['berlin', 'berlin'],
		['Berlin', 'berlin'],
		['köln', 'koln'],
		['koeln', 'koln'],
		['cologne', 'koln'],
		['berlin-germany', 'berlin'],
		['berlin-de', 'berlin'],
		['berlin-us', 'berlin-new-hampshire-united-states'],
		['berlin-new-hampshire-us', 'berlin-new-hampshire-united-states'],
		['springfield-missouri-united-states', 'springfield'],
		['springfield-massachusetts-united-states', 'springfield-massachusetts-united-states'],
		['東京', 'tokyo'],
		['atlantis', undefined],
		['berl', undefined],
		['', undefined],
		['../at/28_38', undefined],
		['x'.repeat(5000), undefined]
	])('knows the town of the address %s', async (slug, expected) => {
		expect((await towns.bySlug(slug))?.slug).toBe(expected);
	});

	it.each([
		['Berlin', 'berlin'],
		[' BERLIN ', 'berlin'],
		['berl', 'berlin'],
		['Berlin, Germany', 'berlin'],
		['Berlin, US', 'berlin-new-hampshire-united-states'],
		['Berlin, Deutschland', 'berlin'],
		['Berlín, Estados Unidos', 'berlin-new-hampshire-united-states'],
		['berlin new hampshire', 'berlin-new-hampshire-united-states'],
		['Springfield, Massachusetts, United States', 'springfield-massachusetts-united-states'],
		['Köln', 'koln'],
		['Berlin, France', undefined],
		['Atlantis', undefined],
		['…', undefined],
		['', undefined]
	])('finds what somebody typed: %s', async (text, expected) => {
		expect((await towns.find(text))?.slug).toBe(expected);
	});

	it('names towns in the language of the page', async () => {
		const spanish = createGazetteer(createShardReader(readSomeTowns), 'es');
		const cologne = { latitude: 50.93, longitude: 6.95 };
		const box = { west: 6, south: 50, east: 7, north: 51 };
		for (const [gazetteer, name] of [
			[towns, 'Köln'],
			[spanish, 'Colonia']
		] as const) {
			expect(await gazetteer.bySlug('koln')).toMatchObject({ slug: 'koln', name });
			expect((await gazetteer.find('Cologne'))?.name).toBe(name);
			expect((await gazetteer.nearest(cologne, 20))?.name).toBe(name);
			expect((await gazetteer.largest(box, 5)).map((town) => town.name)).toEqual([name]);
		}
		expect((await spanish.bySlug('berlin'))?.name).toBe('Berlin');
	});

	it('finds the nearest town, also across the date line', async () => {
		expect((await towns.nearest({ latitude: 52.4, longitude: 13.1 }, 100))?.slug).toBe('berlin');
		expect((await towns.nearest({ latitude: 48, longitude: 2 }, 100))?.slug).toBeUndefined();
		expect((await towns.nearest({ latitude: -18, longitude: -179.9 }, 200))?.slug).toBe('suva');
		expect(await towns.nearest({ latitude: 90, longitude: 0 }, 200)).toBeNull();
	});
});

it('reads files as they were written', () => {
	expect(readShard(writeShard({ rows: [...someTowns], isPart: true }))).toEqual({
		rows: someTowns,
		isPart: true
	});
});

it('finds every place in the files of the boxes around it', () => {
	const latitude = fc.double({ min: -90, max: 90, noNaN: true });
	const longitude = fc.double({ min: -180, max: 180, noNaN: true });
	fc.assert(
		fc.property(
			latitude,
			longitude,
			fc.double({ min: 0, max: 20, noNaN: true }),
			(lat, lon, size) => {
				const box = {
					south: Math.max(lat - size, -90),
					north: Math.min(lat + size, 90),
					west: lon - size < -180 ? lon - size + 360 : lon - size,
					east: lon + size > 180 ? lon + size - 360 : lon + size
				};
				const files = squareFilesOf(box);
				expect(files).toContain(squareFileOf({ latitude: lat, longitude: lon }));
				expect(new Set(files).size).toBe(files.length);
			}
		)
	);
});

it('names few files, whatever is typed', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			for (const file of filesFor(text)) expect(file).toMatch(/^(?:[a-z0-9]+|_\d\d?)\.txt$/);
		})
	);
});
