import * as v from 'valibot';
import { invalid } from '../http/errors.ts';
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
	const result = v.safeParse(schema, raw, { abortPipeEarly: true });
	if (result.success) return { kind: 'valid', input: result.output };
	const fields: Record<string, string> = {};
	for (const issue of result.issues) {
		const name = String(issue.path?.[0]?.key ?? 'body');
		fields[name] ??= issue.received === 'undefined' ? 'Please fill this in.' : issue.message;
	}
	return invalid(fields);
}
