import { expect, it } from 'vitest';
import { selectedCategory } from './selected-category.ts';

const music = { id: 1, slug: 'music', name: 'Music' };
const at = (query: string) => selectedCategory(new URL(`https://popmap.test/${query}`), [music]);

it('finds the category that the URL names', () => {
	expect(at('?q=jazz&category=music')).toBe(music);
	expect(at('?q=jazz&category=')).toBeNull();
	expect(at('')).toBeNull();
});

it('redirects from an unknown category to the whole list', () => {
	expect(() => at('?q=jazz&category=opera')).toThrow(
		expect.objectContaining({ status: 303, location: '/?q=jazz' })
	);
	expect(() => at('?category=opera')).toThrow(expect.objectContaining({ location: '/' }));
});
