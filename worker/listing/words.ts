import type { SearchedWord } from '../database/sql/list-scan.ts';
import { cut, pairsOf } from '../search/indexed-words.ts';
import { foldedWords } from '../search/words.ts';

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
