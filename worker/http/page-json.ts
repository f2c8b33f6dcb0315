import * as v from 'valibot';
import type { Page } from '../listing/page.ts';

/** The schema of a page of a list in the API. */
export const pageJson = <TSchema extends v.GenericSchema>(item: TSchema) =>
	v.object({
		items: v.array(item),
		next_cursor: v.nullable(v.string()),
		incomplete: v.optional(v.literal(true)),
		search: v.optional(
			v.object({
				ignored: v.array(v.string()),
				corrected: v.nullable(v.object({ from: v.string(), to: v.string() }))
			})
		)
	});

/** Converts a page of a list to the API's JSON. */
export const pageToJson = <T>(
	{ items, nextCursor, isIncomplete, search }: Page<T>,
	toJson: (item: T) => object
) => ({
	items: items.map(toJson),
	next_cursor: nextCursor,
	...(isIncomplete && { incomplete: true }),
	...(search && { search })
});
