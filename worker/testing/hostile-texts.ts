/** @returns a text of this many characters: each number yields other words */
export type HostileText = (number: number, length: number) => string;

/** Ten letters of a script that stand for digits, so that each number is a word. */
const wordsOf =
	(firstLetter: number, wordLength: number): HostileText =>
	(number, length) => {
		const words: string[] = [];
		const count = Math.ceil(length / (wordLength + 1));
		for (let word = number * count; word < (number + 1) * count; word++) {
			const digits = String(word).padStart(wordLength, '0');
			words.push(
				Array.from(digits, (digit) => String.fromCodePoint(firstLetter + Number(digit))).join('')
			);
		}
		return [...words.join(' ')].slice(0, length).join('').trim();
	};

/** Texts that take as much space, or as many rows, as a field accepts. */
export const hostileTexts: Record<string, HostileText> = {
	'a ligature of eighteen letters': (_, length) => '\uFDFA'.repeat(length),
	'ideographs, each another one': (number, length) =>
		Array.from({ length }, (_, at) =>
			String.fromCodePoint(0x20000 + ((number * length + at) % 42_000))
		).join(''),
	'as many words as count': wordsOf('а'.codePointAt(0) ?? 0, 11),
	'words as long as they count, of four bytes a letter': wordsOf(0x10330, 32)
};
