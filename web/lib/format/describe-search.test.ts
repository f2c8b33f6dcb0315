import { expect, it } from 'vitest';
import { searchInWords } from './search-in-words.ts';

it('names the words and the category', () => {
	const category = { name: 'Food & drink' };
	expect(searchInWords('cake', category)).toBe(' for “cake” in Food & drink');
	expect(searchInWords('cake', null)).toBe(' for “cake”');
	expect(searchInWords('', category)).toBe(' in Food & drink');
	expect(searchInWords('', null)).toBe('');
});
