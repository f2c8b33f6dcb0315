/** Scripts that are written without spaces between words: each character is searched as a word. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;

const separate = (text: string) => text.replace(unspaced, ' $& ');

/** The searchable text of something, for the search tables. */
export const searchableText = (...texts: readonly string[]) =>
	separate(texts.join(' ').normalize('NFKC'));

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
	const words = search.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
	const phrases = new Set(words.filter((word) => /[\p{L}\p{N}]/u.test(word)).map(toPhrase));
	return phrases.size === 0 ? null : [...phrases].slice(0, maxWords).join(' ');
}

function toPhrase(word: string): string {
	const separated = separate(word).trim().replace(/\s+/g, ' ');
	// A single letter, and characters that are words themselves, are matched exactly.
	if (separated !== word || [...word].length === 1 || /\p{M}/u.test(word.normalize('NFC'))) {
		return `"${separated}"`;
	}
	return `"${[...word].slice(0, maxPrefix).join('')}" *`;
}
