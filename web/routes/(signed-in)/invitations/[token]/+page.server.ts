import { redirectWithFlash } from '../../../../lib/flash.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { emptyFormValues } from '../../../../lib/forms/form-values.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { token }, request }) => {
	const result = await locals.teams.offer(token);
	// After a form that was refused, the page says why.
	if (result.kind === 'error' && request.method === 'POST') return { offer: null };
	return { offer: unwrap(result) };
};

export const actions: Actions = {
	default: async (event) => {
		const result = await event.locals.teams.accept(event.params.token);
		if (result.kind === 'error') return failInvalid(result, emptyFormValues);
		redirectWithFlash(event, '/dashboard', `joined-${result.value.role}`);
	}
};
