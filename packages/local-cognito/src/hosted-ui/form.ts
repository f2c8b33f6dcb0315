import type { Context } from 'hono';

/** Reads a field of a submitted form; one that is missing, or a file, reads as empty. */
export type Form = (field: string) => string;

/** The submitted form; an empty one when the body is not a form. */
export async function readForm(c: Context): Promise<Form> {
	const data = await c.req.formData().catch(() => new FormData());
	return (field) => {
		const value = data.get(field);
		return typeof value === 'string' ? value : '';
	};
}
