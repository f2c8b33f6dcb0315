const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letter, as a reader sees it: an emoji or an accented letter stays whole. */
function firstLetter(word: string): string {
	const [first] = graphemes.segment(word);
	return first?.segment.toLocaleUpperCase('en') ?? '';
}

/** One or two letters that stand for a name, in any script. */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/);
	const last = words.length > 1 ? words.at(-1) : undefined;
	return firstLetter(words[0] ?? '') + firstLetter(last ?? '');
}
