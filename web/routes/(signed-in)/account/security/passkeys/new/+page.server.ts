import { confirmBeforeForm, takeKeptForm } from '../../../../../../lib/forms/confirm-first.ts';
import { readFormValues } from '../../../../../../lib/forms/form-values.ts';
import { respondToChange } from '../../../../../../lib/forms/respond-to-change.ts';
import { requireOwnSignIn } from '../../require-own-sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	await requireOwnSignIn(locals);
	await confirmBeforeForm(event);
	const options = await locals.security.startPasskey();
	return {
		options: options.kind === 'ok' ? JSON.stringify(options.value) : null,
		problem: options.kind === 'ok' ? null : options.problem.message,
		kept: await takeKeptForm(event)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.security.addPasskey(values.text);
		return respondToChange(event, result, values, '/account/security/passkeys', 'passkey_added');
	}
};
