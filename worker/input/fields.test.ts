import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { email, line, phone } from './fields.ts';
import { parseInput } from './parse.ts';
import { lengthOf } from './text.ts';

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
		'.a@b.org',
		'a..b@c.org',
		'a@b.org?subject=x',
		'a@b.org&cc=c@d.org',
		'https://a@b.org',
		'a:b@c.org',
		'"a b"@c.org',
		'a@b.org.',
		'a@b,c.org',
		'Ann <a@b.org>',
		'mailto:a@b.org?subject=x',
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

it.each([
	['mailto:a@b.org', 'a@b.org'],
	['a@b\u200b.org', 'a@b.org'],
	['\u202aa@b.org\u202c', 'a@b.org'],
	['a\u00ad@b.org', 'a@b.org'],
	['ａ＠ｂ．ｏｒｇ', 'a@b.org'],
	['ש\u200e@b.org', 'ש@b.org'],
	['a@b\u2011c.org', 'a@b-c.org']
])('the e-mail address %j is stored as %s', (typed, stored) => {
	expect(parseInput(v.object({ email }), { email: typed })).toEqual({
		kind: 'valid',
		input: { email: stored }
	});
});

it.each([
	['tel:+49 30 123456', '+49 30 123456'],
	['+49 30 123\u2011456', '+49 30 123-456'],
	['\u200e+972 3-123 4567\u200f', '+972 3-123 4567'],
	['０３-１２３４-５６７８', '03-1234-5678']
])('the telephone number %j is stored as %s', (typed, stored) => {
	expect(parseInput(v.object({ phone }), { phone: typed })).toEqual({
		kind: 'valid',
		input: { phone: stored }
	});
});

describe('the length of a text', () => {
	const input = v.object({ title: line(120, 'Please give it a title.') });

	it.each([
		['letters', 'a'.repeat(120)],
		['emoji', '🌸'.repeat(120)],
		['letters with marks, which become one character', 'e\u0301'.repeat(120)],
		['letters with invisible characters between them', 'a\u200b'.repeat(120)],
		['letters with spaces around them', `${' '.repeat(50)}${'a'.repeat(120)}\n\n`]
	])('is counted as people see it: 120 %s', (_, title) => {
		const parsed = parseInput(input, { title });
		if (parsed.kind === 'error') expect.fail(JSON.stringify(parsed.fields));
		expect(lengthOf(parsed.input.title)).toBe(120);
	});

	it.each([
		['letters', 'a'.repeat(121)],
		['emoji', '🌸'.repeat(121)],
		['letters that NFC makes two', '\u0958'.repeat(61)]
	])('is limited to 120: %s', (_, title) => {
		const found = lengthOf(title.normalize('NFC'));
		expect(parseInput(input, { title })).toMatchObject({
			kind: 'error',
			fields: { title: `Please keep this to 120 characters. It has ${found} now.` }
		});
	});

	it('is checked after letters have been converted to those of an address', () => {
		expect(
			parseInput(v.object({ email }), { email: `${'\ufdfa'.repeat(20)}@b.org` })
		).toMatchObject({
			kind: 'error'
		});
	});
});

it.each(['\u3164', '\u200b\u202e', '\u2800\u00a0', '\u0301', '\u00ad', '\u{e0041}', '\ud800'])(
	'a name in which nothing can be seen is missing: %j',
	(name) => {
		expect(
			parseInput(v.object({ name: line(100, 'Please give it a name.') }), { name })
		).toMatchObject({
			kind: 'error',
			fields: { name: 'Please give it a name.' }
		});
	}
);

it('a name has only spaces that look alike', () => {
	const name = line(100, '');
	expect(parseInput(v.object({ name }), { name: 'Café\u00a0\u2003 Rosa\u3000' })).toEqual({
		kind: 'valid',
		input: { name: 'Café Rosa' }
	});
});

it('reports only the first error of a field', () => {
	const input = v.strictObject({ email });
	expect(parseInput(input, { email: 'x'.repeat(300) })).toMatchObject({
		kind: 'error',
		fields: { email: 'Please keep this to 254 characters. It has 300 now.' }
	});
});
