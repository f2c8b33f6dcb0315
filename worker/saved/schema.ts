import * as v from 'valibot';
import { id } from '../input/fields.ts';
import { limits } from '../limits.ts';

const message = `Please give the ids of ${limits.savedOnDevice} things at most.`;

const ids = v.optional(
	v.pipe(
		v.array(id(message), message),
		v.maxLength(limits.savedOnDevice, message),
		v.transform((list) => [...new Set(list)])
	),
	[]
);

/** What a browser kept for somebody without an account. */
export const savedOnDevice = v.object({ events: ids, businesses: ids });
