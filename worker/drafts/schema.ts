import * as v from 'valibot';
import { id, submissionId, version } from '../input/fields.ts';
import { dates, eventEntries, leftOut, readWhen, repeat, repeats } from '../events/schema.ts';

const { title, start_at: _, end_at: __, ...others } = eventEntries;

/** Fields that may be missing. What is given must be right. */
const optional = {
	description: others.description,
	location_name: v.nullish(others.location_name, null),
	address: others.address,
	latitude: others.latitude,
	longitude: others.longitude,
	categories: others.categories,
	time_zone: v.nullish(others.time_zone, null),
	joining: others.joining,
	capacity: others.capacity,
	price_amount: others.price_amount,
	price_currency: others.price_currency,
	ticket_url: others.ticket_url,
	setting: others.setting,
	min_age: others.min_age,
	rain_plan: others.rain_plan,
	accessibility: others.accessibility,
	accessibility_note: others.accessibility_note
};

/** A time as it was typed: it is read when the event is announced. */
const time = (message: string) =>
	v.nullish(
		v.pipe(
			v.string(message),
			v.check((text) => readWhen(text) !== null, message)
		),
		null
	);

/** Of dates that are left out, with what stands between them. */
const isShort = (given: string | string[]) => JSON.stringify(given).length <= 1_000;

/** How it is repeated, with the dates that are left out as they were typed. */
const repeatAsTyped = v.object(
	{
		every: repeat.entries.every,
		times: repeat.entries.times,
		except: v.nullish(
			v.pipe(
				v.union([v.array(v.string()), v.string()], leftOut),
				v.check((given) => isShort(given) && v.is(dates, given), leftOut)
			)
		)
	},
	repeats
);

const fields = {
	title,
	...optional,
	start_at: time('Please say when it starts, with a date and a time.'),
	end_at: time('Please say when it ends, with a date and a time.'),
	repeat: v.nullish(repeatAsTyped, null)
};

export const newDraft = v.object({
	business_id: id('Please choose the business that hosts it.'),
	...fields,
	submission_id: v.optional(submissionId)
});

/** A field that is left out keeps its value, and one that is null has none. */
export const draftChanges = v.object({
	business_id: v.optional(id('Please choose the business that hosts it.')),
	...v.partial(v.object(fields)).entries,
	version: v.optional(version)
});

/** Fields take the place of those of the draft, and are checked with the others: these are looked up. */
export const submittedDraft = v.object({
	business_id: v.optional(id('Please choose the business that hosts it.')),
	categories: v.optional(others.categories),
	version: v.optional(version)
});

export type NewDraft = v.InferOutput<typeof newDraft>;
