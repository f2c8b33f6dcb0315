const alphabets: readonly (readonly [RegExp, string])[] = [
	[/^[a-z]+$/, 'abcdefghijklmnopqrstuvwxyz'],
	[/^\p{sc=Cyrillic}+$/u, 'абвгдежзийклмнопрстуфхцчшщъыьэюя'],
	[/^\p{sc=Greek}+$/u, 'αβγδεζηθικλμνξοπρστυφχψω']
];

/** Shorter words have too many neighbours that mean something else. */
const minLength = 4;
const maxLength = 14;

/**
 * The words that one typing error could have made into this one: a letter too many, one missing, a
 * wrong one, or two that changed places. They are about sixty times the length of the word.
 */
export function correctionsOf(word: string): string[] {
	const alphabet = alphabets.find(([script]) => script.test(word))?.[1];
	if (!alphabet || word.length < minLength || word.length > maxLength) return [];
	const found = new Set<string>();
	for (let at = 0; at <= word.length; at++) {
		const [before, letter, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
		found.add(before + after);
		found.add(before + after.slice(0, 1) + letter + after.slice(1));
		for (const other of alphabet) {
			found.add(before + other + after);
			found.add(before + other + letter + after);
		}
	}
	found.delete(word);
	return [...found];
}
