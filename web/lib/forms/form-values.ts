/** What a form holds, as somebody typed it. */
export interface Typed {
	text: Record<string, string>;
	/** Slugs of the boxes that are ticked. */
	categories: string[];
}

/** Reads a form that was sent; files are none of ours. */
export function readTyped(data: FormData): Typed {
	const texts = [...data].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	return {
		// No field of ours has that name, and pages cannot carry an object that does.
		text: Object.fromEntries(
			texts.filter(([name]) => name !== 'categories' && name !== '__proto__')
		),
		categories: texts.filter(([name]) => name === 'categories').map(([, slug]) => slug)
	};
}

/** The names of categories that are ticked, for people to read. */
export const namesOf = (
	slugs: readonly string[],
	categories: readonly { slug: string; name: string }[]
): string =>
	categories
		.filter(({ slug }) => slugs.includes(slug))
		.map(({ name }) => name)
		.join(', ');
