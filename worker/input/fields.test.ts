import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { email } from './fields.ts';
import { parseInput } from './parse.ts';

describe('an e-mail address', () => {
	it.each(['hello@example.org', 'o.k+tag@mail.example.co.uk', 'søren@bücher.example'])(
		'is accepted: %s',
		(address) => expect(v.is(email, address)).toBe(true)
	);

	it.each([
		'hello',
		'hello@example',
		'@example.org',
		'a@b@c.org',
		'a b@c.org',
		'a@.org',
		'a@b..org'
	])('is rejected: %s', (address) => expect(v.is(email, address)).toBe(false));

	// A pattern with catastrophic backtracking would take minutes for these.
	it.each([
		['dots', `x@${'.'.repeat(300_000)}@`],
		['words', `x@${'a.'.repeat(300_000)}@`],
		['letters', `x@${'a'.repeat(300_000)}`]
	])('of very many %s is rejected at once', (_, address) => {
		expect(v.is(email, address)).toBe(false);
	});
});

it('reports only the first error of a field', () => {
	const input = v.strictObject({ email });
	expect(parseInput(input, { email: 'x'.repeat(300) })).toMatchObject({
		kind: 'error',
		fields: { email: 'Please keep this to 254 characters.' }
	});
});
