import { redirect } from '@sveltejs/kit';
import { confirmBeforeForm, takeKeptForm } from '../../../../lib/forms/confirm-first.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { rejectChange, respondToChange } from '../../../../lib/forms/respond-to-change.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { email, pendingEmail, identityProvider } = unwrap(await event.locals.profile.find());
	// To enter the code, no recent sign-in is needed.
	if (identityProvider === 'Cognito' && pendingEmail === null) await confirmBeforeForm(event);
	return { email, pendingEmail, identityProvider, kept: await takeKeptForm(event) };
};

export const actions: Actions = {
	change: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.profile.changeEmail(values.text);
		if (result.kind === 'ok') redirect(303, '/account/email');
		return rejectChange(event, result, values);
	},
	confirm: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.profile.confirmEmail(values.text);
		return respondToChange(event, result, values, '/account', 'address');
	}
};
