import { describe, expect, it } from 'vitest';
import { labelCountries } from './country-labels.ts';
import { unwrapRing } from './layers.ts';
import { mapStyle } from './style.ts';
import { allTiles } from './tiles.ts';

describe('a ring', () => {
	it('goes on beyond the date line', () => {
		expect(
			unwrapRing([
				[179, 60],
				[-179, 60],
				[-179, 70],
				[179, 60]
			])
		).toEqual([
			[179, 60],
			[181, 60],
			[181, 70],
			[179, 60]
		]);
	});

	it('around a pole is closed there', () => {
		const ring = [0, 90, 180, -90, 0].map((longitude) => [longitude, -70]);
		expect(unwrapRing(ring).slice(-4)).toEqual([
			[360, -70],
			[360, -90],
			[0, -90],
			[0, -70]
		]);
	});
});

describe('the tiles', () => {
	const square = [
		[-10, -10],
		[60, -10],
		[60, 10],
		[-10, 10],
		[-10, -10]
	];
	const land = {
		type: 'Feature' as const,
		properties: {},
		geometry: { type: 'Polygon' as const, coordinates: [square] }
	};
	const town = (population: number) => ({
		type: 'Feature' as const,
		properties: { name: 'Town', population },
		geometry: { type: 'Point' as const, coordinates: [13.4, 5] }
	});
	const files = new Map(
		allTiles({
			...{ land: [land], lakes: [], rivers: [], borders: [], countries: [] },
			places: [town(20_000)]
		})
	);

	it('are vectors and pictures, without files for the open sea', () => {
		expect(files.has('0/0/0.pbf') && files.has('0/0/0.svg')).toBe(true);
		expect(files.has('5/17/15.pbf') && files.has('5/17/15.svg')).toBe(true);
		expect(files.has('5/0/15.pbf') || files.has('5/0/15.svg')).toBe(false);
		expect(files.size).toBeLessThan(150);
	});

	it('have the names of small towns only where one is near', () => {
		const has = (file: string) => Buffer.from(files.get(file) ?? '').includes('Town');
		expect([has('0/0/0.pbf'), has('5/17/15.pbf')]).toEqual([false, true]);
	});

	it('are pictures in the colours of the day and of the night', () => {
		expect(files.get('5/17/15.svg')).toMatch(/^<svg .*prefers-color-scheme:dark.*d="M/);
	});
});

it('has the names of countries in each language, in the middle of their largest part', () => {
	const [island, mainland] = [
		[
			[0, 0],
			[1, 0],
			[1, 1],
			[0, 1],
			[0, 0]
		],
		[
			[10, 0],
			[20, 0],
			[20, 10],
			[10, 10],
			[10, 0]
		]
	];
	const munich = {
		...{ name: 'Munich', asciiName: 'Munich', alternateNames: [], translations: {} },
		...{ longitude: 11, latitude: 9, country: 'DE', region: '', population: 1, timeZone: 'UTC' },
		isDistrict: false
	};
	const shape = { type: 'MultiPolygon' as const, coordinates: [[island], [mainland]] };
	const nobody = {
		type: 'Polygon' as const,
		coordinates: [
			[
				[50, 0],
				[60, 0],
				[60, 9],
				[50, 0]
			]
		]
	};
	const [country, ...others] = labelCountries([shape, nobody], [munich]);
	expect(others).toEqual([]);
	expect(country?.properties).toEqual({
		...{ name: 'Germany', name_de: 'Deutschland', name_es: 'Alemania', area: 100 }
	});
	const [x = 0, y = 0] = country?.geometry.type === 'Point' ? country.geometry.coordinates : [];
	expect([Math.round(x), Math.round(y)]).toEqual([15, 5]);
});

it('has a style that credits its sources and asks nobody else', () => {
	for (const scheme of ['light', 'dark'] as const) {
		const style = JSON.stringify(mapStyle(scheme, 'de'));
		expect(style).toContain('GeoNames');
		expect(style).toContain('/map/{z}/{x}/{y}.pbf');
		expect(style).toContain('"coalesce",["get","name_de"],["get","name"]');
		expect(style).not.toMatch(/glyphs|sprite/);
	}
});
