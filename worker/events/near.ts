import * as v from 'valibot';
import { wrappedLongitude } from '../database/postings/circle.ts';
import { decimalDegrees } from './bounding-box.ts';

const nearMessage = 'Please enter latitude,longitude in degrees: 52.52,13.405 is Berlin.';

/** A place: `near=LAT,LON`. */
export const near = v.pipe(
	v.string(),
	v.metadata({
		description: 'latitude,longitude in degrees. Items then have a `distance_km`; the order stays.',
		examples: ['52.52,13.405']
	}),
	v.transform((text) => text.split(',').map((number) => number.trim())),
	v.length(2, nearMessage),
	v.tuple([decimalDegrees(nearMessage), decimalDegrees(nearMessage)], nearMessage),
	v.check(([latitude]) => Math.abs(latitude) <= 90, nearMessage),
	v.transform(([latitude, longitude]) => ({ latitude, longitude: wrappedLongitude(longitude) }))
);

export const defaultRadiusKm = 50;
const maxRadiusKm = 200;
const radiusMessage = `The radius is a whole number of kilometres from 1 to ${maxRadiusKm}.`;

/** How far from the place, in kilometres. */
export const radius = v.pipe(
	v.string(),
	v.metadata({ type: 'integer', minimum: 1, maximum: maxRadiusKm, default: defaultRadiusKm }),
	v.check((text) => /^\d{1,3}$/.test(text), radiusMessage),
	v.transform(Number),
	v.minValue(1, radiusMessage),
	v.maxValue(maxRadiusKm, radiusMessage)
);
