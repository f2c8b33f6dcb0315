import { expect, it } from 'vitest';
import { searchedWords } from './searched-words.ts';

const searching = (words: string) =>
	searchedWords(new URL(`https://popmap.test/?${new URLSearchParams({ q: words })}`));

it('counts what is searched for in code points, and halves no character', () => {
	expect(searching('🎪'.repeat(200))).toBe('🎪'.repeat(200));
	expect(searching(`a${'🎪'.repeat(200)}`)).toBe(`a${'🎪'.repeat(199)}`);
});

it('leaves out spaces around the words', () => {
	expect(searching('  zine ')).toBe('zine');
	expect(searchedWords(new URL('https://popmap.test/'))).toBe('');
});
