import { redirect } from '@sveltejs/kit';
import { refuseForm, showBoth } from '../../../../../lib/outcome.ts';
import { readTyped } from '../../../../../lib/typed.ts';
import { ownBusiness } from '../../own-business.ts';
import { typedBusiness } from '../../typed-business.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [business, categories] = await Promise.all([
		// Nobody is signed in when a session ended while its owner was typing: the form has it all.
		locals.viewer && ownBusiness(locals.businesses, params.slug),
		locals.categories.list()
	]);
	return { slug: params.slug, typed: business && typedBusiness(business), categories };
};

export const actions: Actions = {
	default: async ({ locals: { businesses }, params, request }) => {
		const typed = readTyped(await request.formData());
		const input = { ...typed.text, categories: typed.categories };
		const outcome = await businesses.update(params.slug, input);
		if (outcome.kind === 'refused') return refuseForm(outcome, typed);
		if (outcome.kind === 'done') {
			redirect(303, `/businesses/${encodeURIComponent(outcome.value.slug)}?done=changed`);
		}
		return showBoth(outcome, typed, typedBusiness(outcome.current));
	}
};
