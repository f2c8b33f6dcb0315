import { failInvalid } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { redirectWithFlash, takeFlash } from '../../../../../lib/flash.ts';
import { unwrap } from '../../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	// The form comes back without the rest when the session ends while somebody writes.
	if (!(await viewerOf(locals))) return { own: null, flash: null };
	const own = unwrap(await locals.claims.find(params.slug));
	const [done] = takeFlash(event);
	const { sent, withdrawn } = locals.text.businesses.claim;
	const flash = done === 'sent' && own.claim ? sent : done === 'withdrawn' ? withdrawn : null;
	return { own, flash };
};

const pathOf = ({ params }: RequestEvent) => `/businesses/${encodeURIComponent(params.slug)}/claim`;

export const actions: Actions = {
	send: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const result = await locals.claims.claim(params.slug, values.text);
		if (result.kind === 'error') return failInvalid(result, values);
		redirectWithFlash(event, pathOf(event), 'sent');
	},
	withdraw: async (event) => {
		unwrap(await event.locals.claims.withdraw(event.params.slug));
		redirectWithFlash(event, pathOf(event), 'withdrawn');
	}
};
