import * as v from 'valibot';

/** An id, a version or a count in a response. */
export const wholeNumber = v.pipe(v.number(), v.integer());
