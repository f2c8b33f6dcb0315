import { redirectWithFlash } from '../../../../../lib/flash.ts';
import { failInvalid, failStale } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { loadOwnBusiness } from '../../load-own-business.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { slug } }) => {
	const viewer = await viewerOf(locals);
	const business = viewer && (await loadOwnBusiness(locals, slug, 'mayDelete'));
	return { name: business?.name ?? null, version: business?.version ?? null, slug };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const result = await locals.businesses.remove(params.slug, values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		if (result.kind === 'conflict') return failStale(result, values);
		redirectWithFlash(event, '/dashboard', 'deleted');
	}
};
