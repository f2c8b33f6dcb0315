/** Something as https://schema.org describes it. */
export interface Thing {
	'@type': string;
	[property: string]: unknown;
}

/** A thing as JSON that is safe inside a script element: it cannot close the element or open another. */
export const toJsonLd = (thing: Thing): string =>
	JSON.stringify({ '@context': 'https://schema.org', ...thing }).replace(
		/[<>&\u2028\u2029]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
