import * as v from 'valibot';
import { categoryQuery, pageQuery, searchQuery } from '../http/query.ts';
import type { BoundingBox } from './types.ts';
import { readInstant } from './instant.ts';

const instantMessage = 'Please enter a time like 2027-06-05T08:00:00Z.';

/** A time with an offset, because the list spans time zones. */
const instant = v.optional(
	v.pipe(
		v.string(),
		v.transform((text) => readInstant(text) ?? NaN),
		v.check((at) => at >= 0 && at < 4e12, instantMessage)
	)
);

const boxMessage =
	'Please enter minLng,minLat,maxLng,maxLat in degrees: 13.1,52.3,13.8,52.7 is Berlin.';

const box = v.pipe(
	v.string(),
	v.regex(/^-?\d{1,3}(?:\.\d{1,15})?(?:,-?\d{1,3}(?:\.\d{1,15})?){3}$/, boxMessage),
	v.transform((text): BoundingBox => {
		const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
		return { west, south, east, north };
	}),
	v.check(
		({ west, south, east, north }) =>
			Math.max(Math.abs(west), Math.abs(east)) <= 180 &&
			-90 <= south &&
			south <= north &&
			north <= 90,
		boxMessage
	)
);

/** The query parameters that filter the list of events. */
export const eventFilter = v.object({
	q: searchQuery,
	category: categoryQuery,
	business: v.optional(
		v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'Please give the id of the business, a number.'))
	),
	bbox: v.optional(box),
	from: instant,
	to: instant,
	...pageQuery
});
