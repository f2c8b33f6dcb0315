import * as v from 'valibot';
import { ApiError, invalidParameter } from './api-error.ts';

/**
 * Reads the body of a request as the operation's schema describes it, and ignores other members.
 *
 * @throws {ApiError} in AWS's words: a member of another type cannot be read at all, and all
 * members that break a constraint are named together
 */
export function readInput<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
	const parsed = v.safeParse(schema, body);
	if (parsed.success) return parsed.output;
	const wrongType = parsed.issues.find(({ kind, input }) => kind === 'schema' && isGiven(input));
	if (wrongType && wrongType.type !== 'picklist') throw notReadable(wrongType);
	const problems = parsed.issues.map(describe);
	const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected`;
	throw invalidParameter(`${count}: ${problems.join('; ')}`);
}

const isGiven = (input: unknown) => input !== undefined && input !== null;

function notReadable({ input, expected }: v.BaseIssue<unknown>): ApiError {
	const given = Array.isArray(input) ? 'START_ARRAY' : givenTypes[typeof input];
	const message = `${given ?? 'VALUE'} can not be converted to ${expected ?? 'this type'}`;
	return new ApiError('SerializationException', message, true);
}

const givenTypes: Record<string, string> = {
	string: 'STRING_VALUE',
	number: 'NUMBER_VALUE',
	boolean: 'TRUE_VALUE',
	object: 'START_OBJECT'
};

/** Members whose values AWS does not repeat in an error. */
const sensitive =
	/password|secret|token|username|code|session|value|credential|AuthParameters|ChallengeResponses/i;

function describe(issue: v.BaseIssue<unknown>): string {
	const path = memberPath(issue);
	const value = !isGiven(issue.input)
		? 'Value null'
		: sensitive.test(path)
			? 'Value'
			: `Value '${issue.input}'`;
	return `${value} at '${path}' failed to satisfy constraint: ${constraint(issue)}`;
}

/** `UserAttributes[0].Value` as AWS writes it: `userAttributes.1.member.value`. */
function memberPath({ path }: v.BaseIssue<unknown>): string {
	return (path ?? [])
		.map(({ key }) =>
			typeof key === 'number'
				? `${key + 1}.member`
				: String(key).replace(/^[A-Z]/, (first) => first.toLowerCase())
		)
		.join('.');
}

function constraint(issue: v.BaseIssue<unknown>): string {
	const { requirement } = issue;
	switch (issue.type) {
		case 'min_length':
			return `Member must have length greater than or equal to ${requirement}`;
		case 'max_length':
			return `Member must have length less than or equal to ${requirement}`;
		case 'min_value':
			return `Member must have value greater than or equal to ${requirement}`;
		case 'max_value':
			return `Member must have value less than or equal to ${requirement}`;
		case 'regex':
			return `Member must satisfy regular expression pattern: ${pattern(requirement)}`;
		case 'picklist':
			if (issue.input === undefined) return 'Member must not be null';
			return `Member must satisfy enum value set: [${String(issue.expected).slice(1, -1).replaceAll('"', '').replaceAll(' | ', ', ')}]`;
		default:
			return 'Member must not be null';
	}
}

const pattern = (requirement: unknown) =>
	requirement instanceof RegExp ? requirement.source.replace(/^\^|\$$/g, '') : '';

/** Text of this length. */
export const text = (shortest: number, longest: number) =>
	v.pipe(v.string(), v.minLength(shortest), v.maxLength(longest));

/** The members that many operations share, with the constraints of AWS's model. */
export const clientIdMember = v.pipe(text(1, 128), v.regex(/^[\w+]+$/));
export const secretHashMember = v.optional(v.pipe(text(1, 128), v.regex(/^[\w+=/]+$/)));
export const usernameMember = v.pipe(text(1, 128), v.regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u));
export const codeMember = v.pipe(text(1, 2048), v.regex(/^[\S]+$/));
export const passwordMember = v.pipe(v.string(), v.maxLength(256));
export const sessionMember = text(20, 2048);
export const attributesMember = v.array(
	v.object({
		Name: v.pipe(text(1, 32), v.regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u)),
		Value: v.optional(v.pipe(v.string(), v.maxLength(2048)), '')
	})
);
