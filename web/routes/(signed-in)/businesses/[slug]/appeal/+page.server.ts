import { failInvalid } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { redirectWithFlash, takeFlash } from '../../../../../lib/flash.ts';
import { unwrap } from '../../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	// The form comes back without the rest when the session ends while somebody writes.
	if (!(await viewerOf(locals))) return { business: null, appeal: null, flash: null };
	const { business, appeal } = unwrap(await locals.appeals.find(params.slug));
	const [done] = takeFlash(event);
	const flash = done === 'sent' && appeal ? locals.text.businesses.appeal.sent : null;
	return { business, appeal, flash };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const result = await locals.appeals.appeal(params.slug, values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, `/businesses/${encodeURIComponent(params.slug)}/appeal`, 'sent');
	}
};
