import * as v from 'valibot';
import { wrappedLongitude } from '../database/postings/circle.ts';
import type { BoundingBox } from '../database/postings/grid.ts';
import { roundOutward } from '../database/postings/map-grid.ts';

const boxMessage = 'Please enter west,south,east,north in degrees: 13.1,52.3,13.8,52.7 is Berlin.';

/** A number as programs write it: `-0.12874603271484375`, `1e-7`. */
export const decimalDegrees = (message: string) =>
	v.pipe(
		v.string(),
		v.regex(/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i, message),
		v.transform(Number),
		v.finite(message)
	);

const degrees = decimalDegrees(boxMessage);

/** Latitudes end at the poles. */
const latitude = v.pipe(degrees, v.minValue(-90, boxMessage), v.maxValue(90, boxMessage));

/**
 * A box of a map: `bbox=W,S,E,N`. Longitudes go round, so that a map that was moved round the world
 * asks for the same box. Where west is greater than east, the box crosses the 180th meridian.
 */
export const boundingBox = v.pipe(
	v.string(),
	v.metadata({
		description: 'west,south,east,north in degrees; west > east crosses the 180th meridian.',
		examples: ['13.1,52.3,13.8,52.7']
	}),
	v.transform((text) => text.split(',').map((number) => number.trim())),
	v.length(4, boxMessage),
	v.tuple([degrees, latitude, degrees, latitude], boxMessage),
	v.check(([, south, , north]) => south <= north, boxMessage),
	v.transform(([west, south, east, north]) => ({ ...meridians(west, east), south, north }))
);

/** Both meridians within ±180. The 180th itself belongs to a box from either side. */
function meridians(west: number, east: number): Pick<BoundingBox, 'west' | 'east'> {
	if (east - west >= 360) return { west: -180, east: 180 };
	const from = wrappedLongitude(west);
	const to = wrappedLongitude(east);
	return { west: from === -180 ? 180 : from, east: to === 180 ? -180 : to };
}

/** A box as a parameter. */
export const boxToText = ({ west, south, east, north }: BoundingBox): string =>
	[west, south, east, north].join(',');

/** A box of a map, rounded outward to its cells. A malformed one stays as it is. */
export function roundedBox(text: string): string {
	const box = v.safeParse(boundingBox, text);
	return box.success ? boxToText(roundOutward(box.output)) : text;
}
