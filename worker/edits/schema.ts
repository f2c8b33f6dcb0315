import * as v from 'valibot';

const message = 'Please send the time of the last edit that you saw.';

export const seenEdit = v.object({
	/** The `last_at` that was shown: what was edited again since then stays on the list. */
	last_at: v.optional(
		v.pipe(
			v.string(message),
			v.isoTimestamp(message),
			v.transform((time) => Date.parse(time))
		)
	)
});
