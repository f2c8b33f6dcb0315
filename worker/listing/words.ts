import type { SearchedWord } from '../database/sql/list-scan.ts';
import { foldedWords } from '../search/words.ts';

/** Words longer than this are cut, on both sides of a search. */
const maxLength = 32;

const cut = (word: string) => [...word].slice(0, maxLength).join('');

/** Adjacent characters of a script without spaces, which stand for the words in it. */
const pairsOf = (characters: readonly string[]) =>
	characters.slice(1).map((character, index) => `${characters[index]}${character}`);

/**
 * The words under which something is found, each once, in their order. A script without spaces
 * between words gives its characters and its pairs of characters.
 *
 * @param max how many are enough: what comes first counts
 */
export function indexedWords(texts: readonly string[], max: number): string[] {
	const found = new Set<string>();
	for (const parts of foldedWords(texts.join('\n'))) {
		for (const word of parts.length === 1 ? parts : [...parts, ...pairsOf(parts)]) {
			if (found.size === max) return [...found];
			found.add(cut(word));
		}
	}
	return [...found];
}

/** A search is for this many words; further ones are left out. */
const maxSearchedWords = 5;

/** Shorter words, and those of scripts that join letters with marks, are looked up exactly. */
const mayBegin = (word: string) => [...word].length >= 3 && !/\p{M}/u.test(word);

/** The words of a search, each once. Empty without letters and digits. */
export function searchedWords(search: string): SearchedWord[] {
	const words = new Map<string, SearchedWord>();
	for (const parts of foldedWords(search)) {
		const [first = ''] = parts;
		const found =
			parts.length === 1
				? [{ word: cut(first), isBeginning: mayBegin(first) }]
				: pairsOf(parts).map((word) => ({ word, isBeginning: false }));
		for (const each of found) words.set(each.word, each);
		if (words.size >= maxSearchedWords) break;
	}
	return [...words.values()].slice(0, maxSearchedWords);
}
