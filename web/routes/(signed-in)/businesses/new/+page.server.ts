import { redirectWithFlash } from '../../../../lib/flash.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { renewSubmission } from '../../../../lib/forms/renew-submission.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { categories } }) => ({
	categories: await categories.list(),
	/** Identifies this form, so that sending it twice creates one business. */
	submissionId: crypto.randomUUID()
});

export const actions: Actions = {
	default: async (event) => {
		const { businesses, text } = event.locals;
		const values = readFormValues(await event.request.formData());
		const result = await businesses.create({ ...values.text, categories: values.categories });
		if (result.kind === 'error') return failInvalid(...renewSubmission(result, values, text));
		const { slug, version } = result.value;
		const page = `/businesses/${encodeURIComponent(slug)}`;
		redirectWithFlash(event, page, 'created', String(version));
	}
};
