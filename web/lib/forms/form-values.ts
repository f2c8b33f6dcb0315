/** The values that a form was sent with, exactly as typed. */
export interface FormValues {
	/** Values by the name of their field. */
	text: Record<string, string>;
	/** Slugs of the selected categories. */
	categories: string[];
}

/** The values of a form without fields. */
export const emptyFormValues: FormValues = { text: {}, categories: [] };

/** Reads the values of a form. Files are not among them. */
export function readFormValues(data: FormData): FormValues {
	const entries = [...data].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	return {
		// SvelteKit cannot serialise an object with a key `__proto__`, and no field is called so.
		text: Object.fromEntries(
			entries.filter(([name]) => name !== 'categories' && name !== '__proto__')
		),
		categories: entries.filter(([name]) => name === 'categories').map(([, slug]) => slug)
	};
}

/** The names of the selected categories, separated by commas. */
export const categoryNames = (
	slugs: readonly string[],
	categories: readonly { slug: string; name: string }[]
): string =>
	categories
		.filter(({ slug }) => slugs.includes(slug))
		.map(({ name }) => name)
		.join(', ');
