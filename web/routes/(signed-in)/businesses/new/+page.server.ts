import { redirect } from '@sveltejs/kit';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { categories } }) => ({
	categories: await categories.list(),
	/** Identifies this form, so that sending it twice creates one business. */
	submissionId: crypto.randomUUID()
});

export const actions: Actions = {
	default: async ({ locals: { businesses }, request }) => {
		const values = readFormValues(await request.formData());
		const result = await businesses.create({ ...values.text, categories: values.categories });
		if (result.kind === 'error') return failInvalid(result, values);
		redirect(303, `/businesses/${encodeURIComponent(result.value.slug)}?done=created`);
	}
};
