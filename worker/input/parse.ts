import * as v from 'valibot';
import { isRecord } from './is-record.ts';

export type Parsed<T> =
	{ kind: 'parsed'; input: T } | { kind: 'wrong'; fields: Record<string, string> };

/** Text without the space around it and with one kind of line break; a field left empty is absent. */
function tidy(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	const text = value.replace(/\r\n?/g, '\n').trim();
	return text === '' ? null : text;
}

/**
 * Reads what an API client or a form sent. Forms and JSON go through the same schema.
 *
 * @returns the input, or one sentence for each field that is wrong
 */
export function parseInput<TSchema extends v.GenericSchema>(
	schema: TSchema,
	raw: unknown
): Parsed<v.InferOutput<TSchema>> {
	// A list would pass for an object that leaves everything out.
	if (!isRecord(raw)) return { kind: 'wrong', fields: { body: 'Please send a JSON object.' } };
	const tidied = Object.fromEntries(
		Object.entries(raw).map(([name, value]) => [name, tidy(value)])
	);
	// What is too long is not held against a pattern as well.
	const result = v.safeParse(schema, tidied, { abortPipeEarly: true });
	if (result.success) return { kind: 'parsed', input: result.output };
	const fields: Record<string, string> = {};
	for (const issue of result.issues) {
		fields[fieldOf(issue)] ??= messageOf(issue);
	}
	return { kind: 'wrong', fields };
}

const fieldOf = (issue: v.BaseIssue<unknown>) => String(issue.path?.[0]?.key ?? 'body');

function messageOf(issue: v.BaseIssue<unknown>): string {
	if (issue.received === 'undefined') return 'Please fill this in.';
	return issue.message;
}
