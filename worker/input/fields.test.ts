import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { email } from './fields.ts';
import { parseInput } from './parse.ts';

describe('an e-mail address', () => {
	it.each(['hello@example.org', 'o.k+tag@mail.example.co.uk', 'søren@bücher.example'])(
		'may be %s',
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
	])('is not %s', (address) => expect(v.is(email, address)).toBe(false));

	// With a pattern that tries every pair of dots these take minutes.
	it.each([
		['dots', `x@${'.'.repeat(300_000)}@`],
		['words', `x@${'a.'.repeat(300_000)}@`],
		['letters', `x@${'a'.repeat(300_000)}`]
	])('of very many %s is refused at once', (_, address) => {
		expect(v.is(email, address)).toBe(false);
	});
});

it('tells one thing that is wrong with a field: the first', () => {
	const input = v.strictObject({ email });
	expect(parseInput(input, { email: 'x'.repeat(300) })).toMatchObject({
		kind: 'error',
		fields: { email: 'Please keep this to 254 characters.' }
	});
});
