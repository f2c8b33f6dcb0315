/** The first characters of a text. Counts code points, so that no emoji is cut in half. */
export const truncate = (text: string, length: number): string =>
	[...text].slice(0, length).join('');
