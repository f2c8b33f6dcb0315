import * as v from 'valibot';
import { categoryQuery, pageQuery, searchQuery } from '../http/query.ts';
import { boundingBox } from './bounding-box.ts';
import { readInstant } from './instant.ts';

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
export const eventFilter = v.object({
	q: searchQuery,
	category: categoryQuery,
	business: v.optional(
		v.pipe(
			v.string(),
			v.metadata({ type: 'integer', minimum: 1 }),
			v.check((id) => /^\d{1,15}$/.test(id), 'Please give the id of the business, a number.')
		)
	),
	bbox: v.optional(boundingBox),
	from: instant,
	to: instant,
	...pageQuery
});
