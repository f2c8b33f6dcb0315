import * as v from 'valibot';
import { invalid } from '../http/errors.ts';
import { asPeopleSayIt, messagesOf } from '../input/parse.ts';
import type { Parsed } from '../input/parse.ts';

/**
 * Validates a form whose texts must not be normalised, such as one with a password.
 *
 * @returns the input, or 422 with a message for each invalid field
 */
export function parseForm<TSchema extends v.GenericSchema>(
	schema: TSchema,
	raw: unknown
): Parsed<v.InferOutput<TSchema>> {
	const result = v.safeParse(schema, raw, asPeopleSayIt);
	return result.success
		? { kind: 'valid', input: result.output }
		: invalid(messagesOf(result.issues));
}
