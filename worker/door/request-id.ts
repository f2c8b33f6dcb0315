/** Without the letters that are easily taken for digits, because people read these out. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Four letters, of five random bits each. A reference keeps no secret: it only has to be unlike others. */
function fourLetters(): string {
	const bits = Math.floor(Math.random() * 2 ** 20);
	const letter = (place: number) => alphabet.charAt((bits >> place) & 31);
	return letter(15) + letter(10) + letter(5) + letter(0);
}

/**
 * Names a request: on its answer, in every line logged for it, and on its error page.
 *
 * @returns sixty random bits, in three groups: `K7QF-2MXA-9TRB`.
 */
export const newRequestId = (): string => `${fourLetters()}-${fourLetters()}-${fourLetters()}`;
