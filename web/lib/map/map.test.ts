import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOf } from './labels.ts';
import { boxToOpen, pinsOf } from './pins.ts';
import { boxOf, moved, picturesOf, placeIn, viewOf } from './projection.ts';

const berlin = { west: 13.1, south: 52.3, east: 13.8, north: 52.7 };
const fiji = { west: 178, south: -19, east: -178, north: -16 };
const world = { west: -180, south: -90, east: 180, north: 90 };

const anEvent = (id: number, latitude: number, longitude: number) => ({
	...{
		id,
		slug: `e${id}`,
		title: `Event ${id}`,
		host: null,
		hereUntil: null,
		locationName: 'Mill'
	},
	...{ startAt: '', endAt: '', timeZone: 'UTC', latitude, longitude }
});
const aCell = (places: [latitude: number, longitude: number][], more = false) => {
	const [[latitude, longitude] = [0, 0]] = places;
	const box = {
		west: longitude - 1,
		south: latitude - 1,
		east: longitude + 1,
		north: latitude + 1
	};
	const events = places.map(([lat, lon], index) => anEvent(index, lat, lon));
	return { latitude, longitude, box, count: places.length, more, events };
};

describe('the view of a box', () => {
	const boxes = fc
		.record({
			west: fc.double({ min: -180, max: 179, noNaN: true }),
			width: fc.double({ min: 0.001, max: 350, noNaN: true }),
			south: fc.double({ min: -80, max: 79, noNaN: true }),
			up: fc.double({ min: 0.001, max: 1, noNaN: true })
		})
		.map(({ west, width, south, up }) => ({
			west,
			south,
			east: west + width > 180 ? west + width - 360 : west + width,
			north: Math.min(south + up * 20, 80)
		}));

	it('holds its corners, also across the date line', () => {
		fc.assert(
			fc.property(boxes, ({ west, south, east, north }) => {
				const view = viewOf({ west, south, east, north });
				for (const place of [
					{ latitude: south, longitude: west },
					{ latitude: north, longitude: east }
				]) {
					const { x, y } = placeIn(view, place);
					expect(x).toBeGreaterThanOrEqual(-1e-9);
					expect(x).toBeLessThanOrEqual(1 + 1e-9);
					expect(y).toBeGreaterThanOrEqual(-1e-9);
					expect(y).toBeLessThanOrEqual(1 + 1e-9);
				}
			})
		);
	});

	it('is square in Web Mercator', () => {
		const { x, y } = placeIn(viewOf(berlin), { latitude: 52.5017, longitude: 13.45 });
		expect([x.toFixed(2), y.toFixed(2)]).toEqual(['0.50', '0.50']);
		expect(viewOf(world)).toEqual({ x: 0, y: 0, size: 1 });
	});

	it('is covered by at most four pictures', () => {
		fc.assert(
			fc.property(boxes, (box) => {
				const pictures = picturesOf(viewOf(box));
				expect(pictures.length).toBeLessThanOrEqual(4);
				if (pictures.length === 0) return;
				expect(Math.min(...pictures.map(({ x }) => x))).toBeLessThanOrEqual(0);
				expect(Math.min(...pictures.map(({ y }) => y))).toBeLessThanOrEqual(0);
				expect(Math.max(...pictures.map(({ x, side }) => x + side))).toBeGreaterThanOrEqual(1000);
				expect(Math.max(...pictures.map(({ y, side }) => y + side))).toBeGreaterThanOrEqual(1000);
			})
		);
		expect(picturesOf(viewOf(fiji)).map(({ href }) => href)).toEqual([
			'/map/5/31/17.svg',
			'/map/5/0/17.svg'
		]);
	});

	it('moves round the world, and stops at its ends', () => {
		expect(boxOf(moved(viewOf(fiji), 1, 0)).west).toBeGreaterThan(-179);
		expect(moved(viewOf(world), 0.5, 0.5, 2)).toEqual({ x: 0, y: 0, size: 1 });
		expect(moved(viewOf(berlin), 0, -9999).y).toBe(0);
	});
});

describe('the pins of a map', () => {
	const view = viewOf(berlin);

	it('are one for each event, or one with a count where they would cover each other', () => {
		const pins = pinsOf(
			[
				aCell([
					[52.4, 13.2],
					[52.6, 13.7],
					[52.6001, 13.7001]
				])
			],
			view
		);
		expect(pins.map(({ count, more }) => [count, more])).toEqual([
			[1, false],
			[2, false]
		]);
	});

	it('say that there are more than were read', () => {
		const [pin] = pinsOf(
			[
				aCell(
					[
						[52.5, 13.4],
						[52.4, 13.2]
					],
					true
				),
				aCell([[52.5, 13.4]])
			],
			view
		);
		expect(pin).toMatchObject({ count: 3, more: true });
	});

	it('are at most a hundred', () => {
		const grid = Array.from({ length: 20 * 20 }, (_, index): [number, number] => [
			52.2 + (index % 20) * 0.03,
			13.1 + Math.floor(index / 20) * 0.036
		]);
		expect(pinsOf([aCell(grid)], view).length).toBeLessThanOrEqual(100);
	});

	it('lead nearer, until all are at one place', () => {
		const [together] = pinsOf(
			[
				aCell([
					[52.5, 13.4],
					[52.501, 13.401]
				])
			],
			view
		);
		const next = together && boxToOpen(together, view);
		expect(next && next.east - next.west).toBeLessThan(0.05);
		const [same] = pinsOf(
			[
				aCell([
					[52.5, 13.4],
					[52.5, 13.4]
				])
			],
			view
		);
		expect(same && boxToOpen(same, view)).toBeNull();
		const [crowd] = pinsOf([{ ...aCell([[52.5, 13.4]], true), box: world }], view);
		const half = crowd && boxToOpen(crowd, view);
		expect(half && half.east - half.west).toBeLessThan(0.6);
	});

	it('become one across the date line, with a box of both', () => {
		const [pin] = pinsOf([aCell([[-17, 179.99]]), aCell([[-17, -179.99]])], viewOf(fiji));
		expect(pin?.count).toBe(2);
		expect(pin && pin.box.east - pin.box.west).toBeCloseTo(0.02);
	});
});

it('names the largest towns that have room', () => {
	const view = viewOf(berlin);
	const towns = [
		{ name: 'Berlin', latitude: 52.52, longitude: 13.4 },
		{ name: 'Mitte', latitude: 52.53, longitude: 13.41 },
		{ name: 'Potsdam', latitude: 52.4, longitude: 13.25 }
	];
	expect(labelsOf(towns, view, 300).map(({ name }) => name)).toEqual(['Berlin', 'Potsdam']);
	const taken = [{ latitude: 52.4, longitude: 13.25 }];
	expect(labelsOf(towns, view, 300, taken).map(({ name }) => name)).toEqual(['Berlin']);
});

it('names fewer towns on a smaller map', () => {
	const towns = [
		{ name: 'Potsdam', latitude: 52.45, longitude: 13.2 },
		{ name: 'Lichtenrade', latitude: 52.45, longitude: 13.38 }
	];
	const namesAt = (side: number) => labelsOf(towns, viewOf(berlin), side).map(({ name }) => name);
	expect(namesAt(600)).toEqual(['Potsdam', 'Lichtenrade']);
	expect(namesAt(200)).toEqual(['Potsdam']);
});

it('leaves the pin free, which stands on its place', () => {
	const view = viewOf(berlin);
	const place = { latitude: 52.5, longitude: 13.45 };
	const townAt = (y: number) => [
		{ name: 'Mitte', latitude: place.latitude + y, longitude: place.longitude }
	];
	expect(labelsOf(townAt(0.03), view, 300, [place])).toEqual([]);
	expect(labelsOf(townAt(-0.04), view, 300, [place])).toHaveLength(1);
});
