import { redirect } from '@sveltejs/kit';
import { refuseForm, showNow } from '../../../../../lib/outcome.ts';
import { readTyped } from '../../../../../lib/typed.ts';
import { ownBusiness } from '../../own-business.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { businesses, viewer }, params }) => {
	const business = viewer && (await ownBusiness(businesses, params.slug));
	return { name: business?.name ?? null, version: business?.version ?? null, slug: params.slug };
};

export const actions: Actions = {
	default: async ({ locals: { businesses }, params, request }) => {
		const typed = readTyped(await request.formData());
		const outcome = await businesses.remove(params.slug, typed.text);
		if (outcome.kind === 'refused') return refuseForm(outcome, typed);
		if (outcome.kind === 'changed') return showNow(outcome, typed);
		redirect(303, '/dashboard?done=deleted');
	}
};
