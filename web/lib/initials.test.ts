import { describe, expect, it } from 'vitest';
import { initials } from './initials.ts';

describe('initials', () => {
	it.each([
		['Olga Owner', 'OO'],
		['anna maria von der heide', 'AH'],
		['Cher', 'C'],
		['  spaced   out  ', 'SO'],
		['Ősi Żółć', 'ŐŻ'],
		['نورا عبد الرحمن', 'نا']
	])('of %s are %s', (name, expected) => {
		expect(initials(name)).toBe(expected);
	});

	it('keep an emoji of several code points whole', () => {
		expect(initials('👩‍🍳 Bakery')).toBe('👩‍🍳B');
	});

	it('of nothing are nothing', () => {
		expect(initials(' ')).toBe('');
	});
});
