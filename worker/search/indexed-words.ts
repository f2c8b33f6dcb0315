import { foldedWords } from './words.ts';

/** Words longer than this are cut, on both sides of a search. */
const maxLength = 32;

export const cut = (word: string) => [...word].slice(0, maxLength).join('');

/** Adjacent characters of a script without spaces, which stand for the words in it. */
export const pairsOf = (characters: readonly string[]) =>
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
