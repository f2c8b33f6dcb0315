import * as v from 'valibot';
import { line } from '../input/fields.ts';

/** What moderators search for. */
export const foundKinds = ['people', 'businesses', 'events'] as const;

export type FoundKind = (typeof foundKinds)[number];

export const searchInput = v.object({
	q: line(254, 'Please enter what you are looking for.'),
	/** One kind alone; all of them by default. */
	kind: v.optional(v.picklist(foundKinds, 'Please choose from the list.')),
	/** The `next_cursor` of the list of that kind. */
	cursor: v.optional(v.string())
});

export type SearchInput = v.InferOutput<typeof searchInput>;
