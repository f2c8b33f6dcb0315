import { foldForSearch } from './fold.ts';

/** Scripts that are written without spaces between words. */
const unspaced =
	/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]\p{M}*/gu;

/** Letters and digits with their marks. Marks alone are no word. */
const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** @returns folded words, each as one or, in a script without spaces, as its characters */
export function* foldedWords(text: string): Generator<string[]> {
	for (const [word] of foldForSearch(text).matchAll(words)) {
		yield word.replace(unspaced, ' $& ').trim().split(/ +/);
	}
}

/**
 * The words of a text in their order, folded. Texts and searches use the same ones. In a script
 * without spaces between words, each character is a word.
 */
export const searchWords = (text: string): string[] => [...foldedWords(text)].flat();
