import * as v from 'valibot';
import { line, optionalLine, version } from '../input/fields.ts';
import { lengths } from '../input/form-limits.ts';
import { limits } from '../limits.ts';

const name = line(lengths.categoryName, 'Please name the category.');
const translation = optionalLine(lengths.categoryName);

export const newCategory = v.object({ name, name_de: translation, name_es: translation });

const placeMessage = 'Please send its place among the categories, from 1.';

/** A form sends a number as text. */
const place = v.pipe(
	v.union(
		[v.number(), v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number))],
		placeMessage
	),
	v.integer(placeMessage),
	v.minValue(1, placeMessage),
	v.maxValue(limits.categories, placeMessage)
);

export const categoryChanges = v.object({
	version: v.optional(version),
	name: v.optional(name),
	name_de: v.optional(translation),
	name_es: v.optional(translation),
	/** Its place among those that can be chosen, from 1. */
	position: v.optional(place),
	is_retired: v.optional(v.boolean('Please send true or false.'))
});

export type CategoryChanges = v.InferOutput<typeof categoryChanges>;

const intoMessage = 'Please choose another category.';

export const categoryMerge = v.object({
	version: v.optional(version),
	/** The slug of the category that gets everything. */
	into: v.pipe(v.string(intoMessage), v.regex(/^[a-z0-9-]{1,60}$/, intoMessage))
});
