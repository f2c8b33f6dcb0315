/** The values that a form was sent with, exactly as typed. */
export interface FormValues {
	/** Values by the name of their field; those of ticked boxes are separated by spaces. */
	text: Record<string, string>;
	/** Slugs of the selected categories. */
	categories: string[];
}

/** The values of a form without fields. */
export const emptyFormValues: FormValues = { text: {}, categories: [] };

/** Of which a form sends each ticked box as a value, and an empty one without any. */
const fieldsOfBoxes = new Set(['accessibility']);

/** Reads the values of a form. Files are not among them. */
export function readFormValues(data: FormData): FormValues {
	const entries = [...data].filter(
		(entry): entry is [string, string] => typeof entry[1] === 'string'
	);
	const valuesOf = (wanted: string) =>
		entries.filter(([name, value]) => name === wanted && value !== '').map(([, value]) => value);
	const ticked = entries
		.filter(([name]) => fieldsOfBoxes.has(name))
		.map(([name]) => [name, valuesOf(name).join(' ')]);
	return {
		// SvelteKit cannot serialise an object with a key `__proto__`, and no field is called so.
		text: {
			...Object.fromEntries(
				entries.filter(([name]) => name !== 'categories' && name !== '__proto__')
			),
			...Object.fromEntries(ticked)
		},
		categories: entries.filter(([name]) => name === 'categories').map(([, slug]) => slug)
	};
}
