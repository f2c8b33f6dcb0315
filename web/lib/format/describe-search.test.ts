import { expect, it } from 'vitest';
import { en } from '../../../worker/text/en.ts';
import { describeSearch } from './describe-search.ts';

it('names the words and the category', () => {
	const category = { slug: 'food-drink', name: 'Food & drink' };
	expect(describeSearch('cake', category, en)).toBe(' for “cake” in Food & drink');
	expect(describeSearch('cake', null, en)).toBe(' for “cake”');
	expect(describeSearch('', category, en)).toBe(' in Food & drink');
	expect(describeSearch('', null, en)).toBe('');
});
