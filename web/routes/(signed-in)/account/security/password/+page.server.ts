import { confirmBeforeForm } from '../../../../../lib/forms/confirm-first.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { respondToChange } from '../../../../../lib/forms/respond-to-change.ts';
import { requireOwnSignIn } from '../require-own-sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = await requireOwnSignIn(event.locals);
	await confirmBeforeForm(event);
	return { email: viewer.email };
};

export const actions: Actions = {
	default: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.security.changePassword(values.text);
		return respondToChange(event, result, values, '/account/security', 'password');
	}
};
