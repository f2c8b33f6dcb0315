import { expect, it } from 'vitest';
import { knownCategory } from './known-category.ts';

const music = { id: 1, slug: 'music', name: 'Music' };
const at = (query: string) => knownCategory(new URL(`https://popmap.test/${query}`), [music]);

it('finds the category of an address, where it names one', () => {
	expect(at('?q=jazz&category=music')).toBe(music);
	expect(at('?q=jazz&category=')).toBeNull();
	expect(at('')).toBeNull();
});

it('leads to all of them from one that there is not', () => {
	expect(() => at('?q=jazz&category=opera')).toThrow(
		expect.objectContaining({ status: 303, location: '/?q=jazz' })
	);
	expect(() => at('?category=opera')).toThrow(expect.objectContaining({ location: '/' }));
});
