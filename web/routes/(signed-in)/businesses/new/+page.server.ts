import { redirect } from '@sveltejs/kit';
import { refuseForm } from '../../../../lib/outcome.ts';
import { readTyped } from '../../../../lib/typed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { categories } }) => ({
	categories: await categories.list(),
	/** Names this form, so that sending it twice makes one business. */
	submissionId: crypto.randomUUID()
});

export const actions: Actions = {
	default: async ({ locals: { businesses }, request }) => {
		const typed = readTyped(await request.formData());
		const outcome = await businesses.create({ ...typed.text, categories: typed.categories });
		if (outcome.kind === 'refused') return refuseForm(outcome, typed);
		redirect(303, `/businesses/${encodeURIComponent(outcome.value.slug)}?done=created`);
	}
};
