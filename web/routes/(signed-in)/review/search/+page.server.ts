import { error } from '@sveltejs/kit';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request }) => {
	const viewer = await viewerOf(locals);
	// When a session ends meanwhile, the form comes back with what was typed.
	const hasSessionEnded = !viewer && request.method === 'POST';
	if (!hasSessionEnded && !locals.can(viewer, 'search'))
		error(404, locals.text.problems.nothingHere);
};

/** The search is sent with POST: what is looked for may be somebody's address, and addresses of pages are kept. */
export const actions: Actions = {
	default: async ({ locals, request }) => {
		const values = readFormValues(await request.formData());
		const { q = '', kind, cursor } = values.text;
		const result = await locals.moderatorSearch.find({ q, ...(kind && { kind, cursor }) });
		if (result.kind === 'error') return failInvalid(result, values);
		return { found: result.value, q };
	}
};
