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

	it.each([
		['👩‍🍳 Bakery', 'B'],
		['🌸 ليلى السوق 🌸', 'لا'],
		['“The Quay”', 'TQ'],
		['<b>Bobby</b> & Co', 'BC'],
		['1️⃣ Stop Shop', 'SS'],
		['क्षितिज मेला', 'क्षिमे'],
		['24 Hours', '2H']
	])('of %s skip everything but letters: %s', (name, expected) => {
		expect(initials(name)).toBe(expected);
	});

	it.each([' ', '🌮🌮', '& …'])('of %j are empty', (name) => {
		expect(initials(name)).toBe('');
	});
});
