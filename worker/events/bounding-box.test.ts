import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { boundingBox } from './bounding-box.ts';

const parse = (text: string) => v.parse(boundingBox, text);
const zero = { south: 0, north: 1 };

it.each([
	[
		'-0.12874603271484375,51.49,-0.09,51.52',
		{ west: -0.12874603271484375, south: 51.49, east: -0.09, north: 51.52 }
	],
	['1e-7,-1.5E-1,+2.,.5', { west: 1e-7, south: -0.15, east: 2, north: 0.5 }],
	[' 1, 0, 2, 1', { west: 1, east: 2, ...zero }],
	// Crossing the 180th meridian, also as maps write it that go round
	['170,0,-170,1', { west: 170, east: -170, ...zero }],
	['170,0,190,1', { west: 170, east: -170, ...zero }],
	['-190,0,-170,1', { west: 170, east: -170, ...zero }],
	['530,0,550,1', { west: 170, east: -170, ...zero }],
	// Beside it
	['370,0,380,1', { west: 10, east: 20, ...zero }],
	['-350,0,-340,1', { west: 10, east: 20, ...zero }],
	// Ending at it
	['170,0,180,1', { west: 170, east: -180, ...zero }],
	['-180,0,-170,1', { west: 180, east: -170, ...zero }],
	['180,0,190,1', { west: 180, east: -170, ...zero }],
	// The whole world
	['-180,0,180,1', { west: -180, east: 180, ...zero }],
	['-400,0,400,1', { west: -180, east: 180, ...zero }]
])('reads the box %s', (text, box) => expect(parse(text)).toEqual(box));

/** What the lists do with a box. */
const holds = ({ west, east }: { west: number; east: number }, longitude: number) =>
	west <= east ? west <= longitude && longitude <= east : longitude >= west || longitude <= east;

it('holds the 180th meridian under both of its names, or under none', () => {
	const longitude = fc.integer({ min: -1000, max: 1000 });
	fc.assert(
		fc.property(longitude, fc.integer({ min: 0, max: 359 }), (west, width) => {
			const box = parse(`${west},0,${west + width},1`);
			const isInside = Array.from({ length: width + 1 }, (_, step) => west + step).some(
				(degree) => Math.abs(degree % 360) === 180
			);
			expect([holds(box, 180), holds(box, -180)]).toEqual([isInside, isInside]);
		})
	);
});

it('accepts every view that Leaflet shows of a city', () => {
	// https://github.com/Leaflet/Leaflet/blob/main/src/geo/projection/Projection.SphericalMercator.js
	const scale = 256 * 2 ** 15;
	for (let pixel = 0; pixel < 1000; pixel++) {
		const west = ((4_188_000 + pixel) / scale) * 360 - 180;
		const south = (Math.atan(Math.sinh(0.3 + pixel / scale)) * 180) / Math.PI;
		expect(v.is(boundingBox, [west, south, west + 0.01, south + 0.01].join(','))).toBe(true);
	}
});
