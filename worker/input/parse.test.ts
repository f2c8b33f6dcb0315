import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseForm } from '../account/parse-form.ts';
import { parseInput } from './parse.ts';

/** Fields whose schema says nothing of its own. */
const schema = v.object({
	token: v.pipe(v.string(), v.maxLength(3)),
	tags: v.optional(v.array(v.string())),
	kind: v.optional(v.picklist(['a', 'b']))
});

describe.each([
	['parseInput', parseInput],
	['parseForm', parseForm]
])('%s', (_, parse) => {
	const messagesFor = (raw: object) => {
		const parsed = parse(schema, raw);
		return parsed.kind === 'error' ? parsed.fields : null;
	};

	it('asks for what is missing', () => {
		expect(messagesFor({})).toEqual({ token: 'Please fill this in.' });
	});

	it.each([
		['token', { token: ['a'] }],
		['token', { token: 'abcd' }],
		['tags', { token: 'a', tags: 'a' }],
		['tags', { token: 'a', tags: [1] }],
		['kind', { token: 'a', kind: 'c' }]
	])('says so in a sentence when %s is wrong: %o', (name, raw) => {
		expect(messagesFor(raw)).toEqual({ [name]: 'Please check this field.' });
	});
});

it('asks for what is blank', () => {
	expect(parseInput(schema, { token: ' \u200b' })).toMatchObject({
		fields: { token: 'Please fill this in.' }
	});
});
