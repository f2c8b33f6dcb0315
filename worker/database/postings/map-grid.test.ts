import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsAt } from './grid.ts';
import { areasOf, mapCellAt, cellBox, mapGridOf, roundOutward } from './map-grid.ts';

const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true });
const place = fc.record({ latitude: degrees(90), longitude: degrees(180) });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const box = fc
	.record({ west: degrees(180), width: degrees(180), south: degrees(90), height: share })
	.map(({ west, width, south, height }) => {
		const east = west + Math.abs(width) * 1.99;
		return {
			...{ west, east: east > 180 ? east - 360 : east, south },
			north: south + (90 - south) * height
		};
	});

/** A place in a box, at shares of its width and height. */
function placeIn({ west, south, east, north }: typeof world, across: number, up: number) {
	const width = east >= west ? east - west : east - west + 360;
	const longitude = west + width * across;
	return {
		latitude: Math.min(south + (north - south) * up, north),
		longitude: longitude > 180 ? longitude - 360 : longitude
	};
}
const world = { west: -180, south: -90, east: 180, north: 90 };

describe('the cells of a map', () => {
	it('are at most 16, and hold every place in the box', () => {
		fc.assert(
			fc.property(box, share, share, (asked, across, up) => {
				const grid = mapGridOf(asked);
				expect(grid.columns * grid.rows).toBeLessThanOrEqual(16);
				expect(mapCellAt(grid, placeIn(asked, across, up))).not.toBeNull();
			}),
			{ numRuns: 2000 }
		);
	});

	it('are read from the lists that hold their places', () => {
		fc.assert(
			fc.property(box, share, share, (asked, across, up) => {
				const grid = mapGridOf(asked);
				const { latitude, longitude } = placeIn(asked, across, up);
				const { lists, areaOf } = areasOf(grid);
				const names = lists[areaOf(mapCellAt(grid, { latitude, longitude }) ?? -1)] ?? [];
				expect(lists.length).toBeLessThanOrEqual(16);
				expect(names.length).toBeLessThanOrEqual(4);
				expect(cellsAt(latitude, longitude).filter((name) => names.includes(name))).toHaveLength(1);
			}),
			{ numRuns: 2000 }
		);
	});

	it('are the same for the box that was rounded outward to them', () => {
		fc.assert(
			fc.property(box, (asked) => {
				const rounded = roundOutward(asked);
				expect(roundOutward(rounded)).toEqual(rounded);
			}),
			{ numRuns: 2000 }
		);
	});

	it('know what is outside', () => {
		const grid = mapGridOf({ west: 13.1, south: 52.3, east: 13.8, north: 52.7 });
		fc.assert(
			fc.property(place, ({ latitude, longitude }) => {
				fc.pre(latitude < 52 || latitude > 53 || longitude < 12 || longitude > 15);
				expect(mapCellAt(grid, { latitude, longitude })).toBeNull();
			})
		);
	});

	it.each([
		['the world', world, world],
		[
			'a city',
			{ west: 13.1, south: 52.3, east: 13.8, north: 52.7 },
			{ west: 13.0078125, south: 52.20703125, east: 13.88671875, north: 52.734375 }
		],
		[
			'both sides of the date line',
			{ west: 179, south: -18, east: -179, north: -16 },
			{ west: 178.59375, south: -18.28125, east: -178.59375, north: -15.46875 }
		],
		[
			'the north pole',
			{ west: -180, south: 89.9, east: 180, north: 90 },
			{ west: -180, south: 67.5, east: 180, north: 90 }
		],
		[
			'a point',
			{ west: 13.4, south: 52.5, east: 13.4, north: 52.5 },
			{
				west: 13.3978271484375,
				south: 52.4981689453125,
				east: 13.4033203125,
				north: 52.503662109375
			}
		]
	])('cover %s', (_, asked, covered) => expect(roundOutward(asked)).toEqual(covered));

	it('have boxes of their own, also beyond the date line', () => {
		const grid = mapGridOf({ west: 170, south: -10, east: -170, north: 10 });
		const boxes = Array.from({ length: grid.columns * grid.rows }, (_, index) =>
			cellBox(grid, index)
		);
		expect(boxes[0]).toMatchObject({ west: 168.75 });
		expect(boxes[grid.columns - 1]).toMatchObject({ east: -168.75 });
		for (const [index, { west, south, east, north }] of boxes.entries()) {
			const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
			expect(Math.abs(east - west)).toBe(boxes[0] && boxes[0].east - boxes[0].west);
			expect(mapCellAt(grid, middle)).toBe(index);
		}
	});
});
