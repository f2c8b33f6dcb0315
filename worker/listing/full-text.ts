import { foldedWords, searchWords } from '../search/words.ts';

/** Bytes of searchable text that are kept of something: what follows is not searched. */
const maxBytes = 8192;

/** The searchable text of something, for the search tables: its folded words. */
export const searchableText = (...texts: readonly string[]) =>
	cut(searchWords(texts.join(' ')).join(' '));

/** Cuts between words, to at most `maxBytes` in UTF-8. */
function cut(words: string): string {
	const { read } = new TextEncoder().encodeInto(words, new Uint8Array(maxBytes));
	if (read === words.length) return words;
	const lastSpace = words.lastIndexOf(' ', read);
	return words.slice(0, lastSpace === -1 ? read : lastSpace);
}

/** Each word of a search is looked up in the whole index. */
const maxWords = 5;

/** The search tables have an index for each shorter beginning of a word, down to two letters. */
const maxPrefix = 8;

/**
 * Converts a search to an FTS5 query for texts with every word, or with words that begin with its
 * first eight letters. Each word is quoted and has letters and digits only: nothing in it can be
 * FTS5 syntax. https://sqlite.org/fts5.html#fts5_strings
 *
 * @returns null for a search without letters and digits
 */
export function toMatch(search: string): string | null {
	const phrases = new Set(Array.from(foldedWords(search), toPhrase));
	return phrases.size === 0 ? null : [...phrases].slice(0, maxWords).join(' ');
}

function toPhrase(parts: readonly string[]): string {
	const [word = ''] = parts;
	// A single letter, and characters that are words themselves, are matched exactly.
	if (parts.length > 1 || [...word].length === 1 || /\p{M}/u.test(word)) {
		return `"${parts.join(' ')}"`;
	}
	return `"${[...word].slice(0, maxPrefix).join('')}" *`;
}
