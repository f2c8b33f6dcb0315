import { redirect } from '@sveltejs/kit';
import {
	confirmBeforeForm,
	confirmFirst,
	needsConfirmation
} from '../../../../../lib/forms/confirm-first.ts';
import { failInvalid } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { unwrap } from '../../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	if (event.request.method === 'GET') await confirmBeforeForm(event);
	const result = await event.locals.account.overview();
	// The session may have ended while the form was open, which then says so.
	if (result.kind === 'error' && event.request.method === 'POST') {
		return { holdings: { businesses: 0, events: 0 }, linked: [] };
	}
	const { holdings, methods, canDeleteAll } = unwrap(result);
	const left = methods.filter(({ isCurrent }) => !isCurrent && !canDeleteAll);
	return { holdings, linked: left.map(({ provider }) => provider) };
};

export const actions: Actions = {
	default: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.account.requestDeletion(values.text);
		if (result.kind === 'ok') redirect(303, '/goodbye');
		if (needsConfirmation(result)) return confirmFirst(event, result, values);
		return failInvalid(result, values);
	}
};
