/** The first characters of a text: an emoji, which is two units of a string, is not cut in half. */
export const beginningOf = (text: string, length: number): string =>
	[...text].slice(0, length).join('');
