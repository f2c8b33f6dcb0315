import { redirect } from '@sveltejs/kit';
import { redirectWithFlash } from '../../../../lib/flash.ts';
import { confirmBeforeForm, takeKeptForm } from '../../../../lib/forms/confirm-first.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { rejectChange } from '../../../../lib/forms/respond-to-change.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const profile = unwrap(await event.locals.profile.find());
	// To enter the code, no recent sign-in is needed.
	if (profile.unprovenMailAddress === null) await confirmBeforeForm(event);
	return { profile, kept: await takeKeptForm(event) };
};

export const actions: Actions = {
	send: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.profile.sendMailCode(values.text);
		if (result.kind === 'ok') redirect(303, '/account/mail-address');
		return rejectChange(event, result, values);
	},
	confirm: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.profile.confirmMailAddress(values.text);
		if (result.kind === 'ok') redirectWithFlash(event, '/account', 'mail');
		return rejectChange(event, result, values);
	},
	remove: async (event) => {
		const result = await event.locals.profile.removeMailAddress();
		if (result.kind === 'ok') redirectWithFlash(event, '/account', 'removed');
		return rejectChange(event, result, { text: {}, categories: [] });
	}
};
