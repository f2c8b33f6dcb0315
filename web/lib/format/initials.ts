const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A keycap emoji begins with a digit, and is none. */
const letter = /^[\p{L}\p{N}](?!.*\u20e3)/u;

/** The first letter, as a reader sees it: an accented one stays whole. */
function firstLetter(word: string): string {
	const found = [...graphemes.segment(word)].find(({ segment }) => letter.test(segment));
	return found?.segment.toLocaleUpperCase('en') ?? '';
}

/**
 * One or two letters that stand for a name, in any script; emoji and signs are passed over.
 *
 * @returns nothing where the name has no letter
 */
export function initials(name: string): string {
	const letters = name.trim().split(/\s+/).map(firstLetter).filter(Boolean);
	const last = letters.length > 1 ? letters.at(-1) : undefined;
	return (letters[0] ?? '') + (last ?? '');
}
