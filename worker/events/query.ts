import * as v from 'valibot';
import { categoryQuery, pageQuery, searchQuery } from '../http/query.ts';
import { boundingBox } from './bounding-box.ts';
import { readInstant } from './instant.ts';
import { defaultRadiusKm, near, radius } from './near.ts';
import type { EventFilter } from './types.ts';
import { when } from './when.ts';

const instantMessage = 'Please enter a time like 2027-06-05T08:00:00Z.';
const plusMessage =
	'Please write the + of a time as %2B, because + stands for a space in an address: 2027-06-05T10:00:00%2B02:00.';

const messageFor = ({ input }: v.BaseIssue<unknown>) =>
	/:\d{2}(?:\.\d+)? \d{2}:\d{2}$/.test(String(input)) ? plusMessage : instantMessage;

const inRange = (at: number | null) => at !== null && at >= 0 && at < 4e12;

/** A time with an offset, because the list spans time zones. */
const instant = v.optional(
	v.pipe(
		v.string(),
		v.metadata({ format: 'date-time' }),
		v.check((text) => inRange(readInstant(text)), messageFor),
		v.transform((text) => readInstant(text) ?? 0)
	)
);

/** The query parameters that filter the list of events. */
const parameters = v.object({
	q: searchQuery,
	category: categoryQuery,
	business: v.optional(
		v.pipe(
			v.string(),
			v.metadata({ type: 'integer', minimum: 1 }),
			v.check((id) => /^\d{1,15}$/.test(id), 'Please give the id of the business, a number.')
		)
	),
	when: v.optional(when),
	near: v.optional(near),
	radius: v.optional(radius),
	bbox: v.optional(boundingBox),
	from: instant,
	to: instant,
	...pageQuery
});

/** The query parameters of a map of events. */
export const mapParameters = v.object({
	bbox: parameters.entries.bbox,
	when: parameters.entries.when,
	category: parameters.entries.category,
	q: parameters.entries.q
});

/** A map of events, as its query parameters ask for it. */
export const mapFilter = v.pipe(
	mapParameters,
	v.transform(({ bbox, ...rest }) => ({ ...rest, box: bbox ?? null }))
);

type Parameters = v.InferOutput<typeof parameters>;

const hasOneTime = ({ when: days, from, to }: Parameters) =>
	days === undefined || (from === undefined && to === undefined);

/** The list of events, as its query parameters ask for it. */
export const eventFilter = v.pipe(
	parameters,
	v.forward(v.check(hasOneTime, 'Please give either when, or from and to.'), ['when']),
	v.forward(
		v.check(
			(given) => given.near !== undefined || given.radius === undefined,
			'A radius needs a place: near=52.52,13.405.'
		),
		['radius']
	),
	v.transform(toFilter)
);

function toFilter({ bbox, near: place, radius: radiusKm = defaultRadiusKm, ...rest }: Parameters) {
	return { ...rest, box: bbox ?? null, near: place ? { ...place, radiusKm } : null };
}

/** Pages have as many entries as they have, and take days for times. */
const parametersOfPages = new Set([
	...['q', 'category', 'business', 'when', 'near', 'radius', 'bbox', 'cursor']
]);

/**
 * Reads the address of a page with a list. Parameters with a wrong value are left out.
 *
 * @returns the names of those too
 */
export function readEventAddress(query: URLSearchParams): {
	filter: EventFilter;
	wrong: string[];
} {
	const given = new Map(
		[...query].filter(([name, value]) => value !== '' && parametersOfPages.has(name))
	);
	const result = v.safeParse(eventFilter, Object.fromEntries(given));
	if (result.success) return { filter: result.output, wrong: [] };
	const wrong = new Set(result.issues.map(({ path }) => String(path?.[0].key)));
	const rest = [...given].filter(([name]) => !wrong.has(name));
	const again = readEventAddress(new URLSearchParams(rest));
	return { filter: again.filter, wrong: [...wrong, ...again.wrong] };
}
