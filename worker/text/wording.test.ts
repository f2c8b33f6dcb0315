import { expect, it } from 'vitest';
import { wordingOf } from './wording.ts';

it('chooses the form of a count by the rules of the language', () => {
	const forms = { one: '# Tag', other: '# Tage' };
	const { count } = wordingOf('de');
	expect([0, 1, 2, 1_234].map((days) => count(days, forms))).toEqual([
		'0 Tage',
		'1 Tag',
		'2 Tage',
		'1.234 Tage'
	]);
	const arabic = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
	expect([0, 1, 2, 3, 11, 100].map((number) => wordingOf('ar').count(number, arabic))).toEqual([
		'zero',
		'one',
		'two',
		'few',
		'many',
		'other'
	]);
	// Not every text has all the forms that its language has.
	expect(wordingOf('es').count(1_000_000, { one: '# día', other: '# días' })).toBe(
		'1.000.000 días'
	);
});

it('joins lists as the language does', () => {
	expect(wordingOf('en-GB').and(['a', 'b', 'c'])).toBe('a, b and c');
	expect(wordingOf('de').or(['a', 'b', 'c'])).toBe('a, b oder c');
	expect(wordingOf('es').or(['Facebook', 'otra'])).toBe('Facebook u otra');
	expect(wordingOf('es').and([])).toBe('');
});
