const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Excludes keycap emoji, which begin with a digit. */
const letter = /^[\p{L}\p{N}](?!.*\u20e3)/u;

/** The first letter as displayed, with its accents. */
function firstLetter(word: string): string {
	const found = [...graphemes.segment(word)].find(({ segment }) => letter.test(segment));
	return found?.segment.toLocaleUpperCase('en') ?? '';
}

/** The first letters of the first and last word of a name, in any script; '' without letters. */
export function initials(name: string): string {
	const letters = name.trim().split(/\s+/).map(firstLetter).filter(Boolean);
	const last = letters.length > 1 ? letters.at(-1) : undefined;
	return (letters[0] ?? '') + (last ?? '');
}
