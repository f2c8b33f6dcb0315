import { redirectWithFlash } from '../../../../lib/flash.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { rejectChange } from '../../../../lib/forms/respond-to-change.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { name, givenName, familyName, identityProvider } = unwrap(await locals.profile.find());
	const text: Record<string, string> = {
		name: name ?? '',
		given_name: givenName ?? '',
		family_name: familyName ?? ''
	};
	return { values: { text, categories: [] }, identityProvider };
};

export const actions: Actions = {
	default: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.profile.changeNames(values.text);
		if (result.kind === 'ok') redirectWithFlash(event, '/account', 'name');
		return rejectChange(event, result, values);
	}
};
