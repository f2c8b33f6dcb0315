import * as v from 'valibot';
import { invalid } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import { isRecord } from './is-record.ts';
import { isVisible, normalizeText } from './text.ts';

export type Parsed<T> = { kind: 'valid'; input: T } | Err;

/** Normalises text. A field in which nothing can be seen counts as absent. */
function normalize(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = normalizeText(value);
	return isVisible(text) ? text : null;
}

/**
 * Validates what an API client or a form sent: both use the same schema.
 *
 * @returns the input, or 422 with a message for each invalid field
 */
export function parseInput<TSchema extends v.GenericSchema>(
	schema: TSchema,
	raw: unknown
): Parsed<v.InferOutput<TSchema>> {
	// An array would pass as an object without fields.
	if (!isRecord(raw)) return invalid({ body: 'Please send a JSON object.' });
	const normalized = Object.fromEntries(
		Object.entries(raw).map(([name, value]) => [name, normalize(value)])
	);
	// Patterns are not tried on text that is too long.
	const result = v.safeParse(schema, normalized, asPeopleSayIt);
	return result.success
		? { kind: 'valid', input: result.output }
		: invalid(messagesOf(result.issues));
}

/** What is said where a schema says nothing: valibot's own words are for programmers. */
const unreadable = 'Please check this field.';

export const asPeopleSayIt = { abortPipeEarly: true, message: unreadable } as const;

/** The first message for each invalid field. */
export function messagesOf(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const issue of issues) fields[fieldOf(issue)] ??= messageOf(issue);
	return fields;
}

const fieldOf = (issue: v.BaseIssue<unknown>) => String(issue.path?.[0]?.key ?? 'body');

function messageOf({ received, message }: v.BaseIssue<unknown>): string {
	const isMissing = received === 'undefined' || (received === 'null' && message === unreadable);
	return isMissing ? 'Please fill this in.' : message;
}
