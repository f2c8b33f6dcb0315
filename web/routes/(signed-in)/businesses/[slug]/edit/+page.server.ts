import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { respondToEdit } from '../../../../../lib/forms/respond-to-edit.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { businessFormValues } from '../../business-form-values.ts';
import { loadOwnBusiness } from '../../load-own-business.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { slug } }) => {
	// Null when the session ended before the form was sent. The form then has all the values.
	const viewer = await viewerOf(locals);
	const [business, categories] = await Promise.all([
		viewer && loadOwnBusiness(locals, slug),
		locals.categories.list()
	]);
	return { slug, values: business && businessFormValues(business), categories };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const input = { ...values.text, categories: values.categories };
		const result = await locals.businesses.update(params.slug, input);
		return respondToEdit(event, 'businesses', result, values, businessFormValues);
	}
};
