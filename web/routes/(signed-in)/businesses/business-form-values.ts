import type { Business } from '../../../../worker/businesses/types.ts';
import type { FormValues } from '../../../lib/forms/form-values.ts';

/** `contactEmail` as the form and the API call it: `contact_email`. */
const toSnakeCase = (name: string) =>
	name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The values of a business in its form, and those of its other properties. */
export const businessFormValues = ({ categories, ...business }: Business): FormValues => ({
	text: Object.fromEntries(
		Object.entries(business).map(([name, value]) => [toSnakeCase(name), String(value ?? '')])
	),
	categories: categories.map(({ slug }) => slug)
});
