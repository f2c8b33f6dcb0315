import { confirmBeforeForm } from '../../../../../lib/forms/confirm-first.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { respondToChange } from '../../../../../lib/forms/respond-to-change.ts';
import { takeFlash } from '../../../../../lib/flash.ts';
import { securityFlash } from '../../../../../lib/security-flash.ts';
import { requireOwnSignIn } from '../require-own-sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	await requireOwnSignIn(locals);
	await confirmBeforeForm(event);
	const found = await locals.security.passkeys();
	return {
		passkeys: found.kind === 'ok' ? found.value : null,
		problem: found.kind === 'ok' ? null : found.problem.message,
		flash: securityFlash(takeFlash(event), locals.text.security)
	};
};

export const actions: Actions = {
	remove: async (event) => {
		const values = readFormValues(await event.request.formData());
		const { text } = values;
		const result = await event.locals.security.removePasskey(text['id'] ?? '', text);
		const page = '/account/security/passkeys';
		return respondToChange(event, result, values, page, 'passkey_removed');
	}
};
