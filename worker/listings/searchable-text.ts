/** Scripts that are written without spaces between words: each character is searched as a word. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;

const separate = (text: string) => text.replace(unspaced, ' $& ');

/** What a thing is found by, as the search tables take it. */
export const searchableText = (...texts: readonly string[]) =>
	separate(texts.join(' ').normalize('NFKC'));

const mostWords = 8;

/**
 * What somebody typed, as an FTS5 query that finds things with every word, or with words that begin
 * so. Each word is quoted and has letters and digits only: nothing in it can be FTS5 syntax.
 * https://sqlite.org/fts5.html#fts5_strings
 *
 * @returns null when there is nothing in it to search for
 */
export function toMatch(typed: string): string | null {
	const words = typed.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
	const phrases = words
		.map((word) => separate(word).trim().replace(/\s+/g, ' '))
		.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase))
		.slice(0, mostWords);
	return phrases.length === 0 ? null : phrases.map((phrase) => `"${phrase}" *`).join(' ');
}
