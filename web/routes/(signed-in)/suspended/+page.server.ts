import { redirect } from '@sveltejs/kit';
import { redirectWithFlash, takeFlash } from '../../../lib/flash.ts';
import { failInvalid } from '../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../lib/forms/form-values.ts';
import { unwrap } from '../../../lib/unwrap.ts';
import { viewerOf } from '../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	// The form comes back without the rest when the session ends while somebody writes.
	if (!(await viewerOf(locals))) return { suspension: null, flash: null };
	const suspension = unwrap(await locals.people.mySuspension());
	// A session may be remembered as suspended for some seconds more: only public pages are open to it.
	if (!suspension) redirect(303, '/');
	const [done] = takeFlash(event);
	const flash = done === 'sent' && suspension.appeal ? locals.text.businesses.appeal.sent : null;
	return { suspension, flash };
};

export const actions: Actions = {
	default: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.people.appeal(values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, '/suspended', 'sent');
	}
};
