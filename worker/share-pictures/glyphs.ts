/** The shape of a character: its place on the line in pixels, and four levels of ink for each pixel. */
export interface Glyph {
	advance: number;
	left: number;
	/** Below the top of the line. */
	top: number;
	width: number;
	height: number;
	/** Levels from 0 to 3, four a byte, line after line, in Base64. */
	ink: string;
}

/** The display typeface at one size, from tools/share-pictures. */
export interface Glyphs {
	lineHeight: number;
	glyphs: Readonly<Record<string, Glyph>>;
}

/**
 * What can be drawn of a text: characters that the typeface lacks lose their accents, or are left out.
 *
 * @returns null when it would not be the same text without them
 */
export function drawable(text: string, { glyphs }: Glyphs): string | null {
	let missing = 0;
	let drawn = '';
	for (const character of text.normalize('NFC').replace(/\s+/g, ' ').trim()) {
		const plain = character.normalize('NFD')[0] ?? '';
		if (Object.hasOwn(glyphs, character)) drawn += character;
		else if (Object.hasOwn(glyphs, plain)) drawn += plain;
		else if (/[\p{L}\p{N}]/u.test(character)) missing++;
	}
	const kept = drawn.replace(/\s+/g, ' ').trim();
	return missing > mostMissing || !/[\p{L}\p{N}]/u.test(kept) ? null : kept;
}

/** Letters and digits that a title may lose. */
const mostMissing = 2;

export const widthOf = (text: string, { glyphs }: Glyphs): number =>
	[...text].reduce((sum, character) => sum + (glyphs[character]?.advance ?? 0), 0);

/** Lines that are no wider than this, the last one with an ellipsis if there would be more of them. */
export function wrap(text: string, type: Glyphs, width: number, maxLines: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ').flatMap((each) => fitting(each, type, width))) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (widthOf(longer, type) <= width) {
			line = longer;
			continue;
		}
		lines.push(line);
		line = word;
	}
	lines.push(line);
	const last = lines[maxLines - 1] ?? '';
	if (lines.length <= maxLines) return lines;
	return [...lines.slice(0, maxLines - 1), shortened(last, type, width)];
}

/** The line with an ellipsis, without as many of its last characters as that takes. */
function shortened(line: string, type: Glyphs, width: number): string {
	const characters = [...line];
	while (widthOf(`${characters.join('')}…`, type) > width) characters.pop();
	return `${characters.join('').trimEnd()}…`;
}

/** A word, in pieces that are no wider than this. */
function fitting(word: string, type: Glyphs, width: number): string[] {
	const pieces = [''];
	for (const character of word) {
		const longer = (pieces.at(-1) ?? '') + character;
		if (widthOf(longer, type) <= width) pieces[pieces.length - 1] = longer;
		else pieces.push(character);
	}
	return pieces;
}
