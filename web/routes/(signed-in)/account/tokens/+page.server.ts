import { takeKeptForm } from '../../../../lib/forms/confirm-first.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { rejectChange } from '../../../../lib/forms/respond-to-change.ts';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { apiTokens, text } = event.locals;
	const [done] = takeFlash(event);
	const flash = { title: text.security.doneTitle, text: text.apiTokens.removed };
	return {
		tokens: unwrap(await apiTokens.list()),
		flash: done === 'removed' ? flash : null,
		kept: await takeKeptForm(event)
	};
};

export const actions: Actions = {
	create: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.apiTokens.create(values.text);
		// Shown by this response alone: an address or a cookie would keep it.
		if (result.kind === 'ok') return { made: result.value };
		return rejectChange(event, result, values);
	},
	remove: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.apiTokens.remove(values.text['id'] ?? '');
		if (result.kind === 'ok') redirectWithFlash(event, '/account/tokens', 'removed');
		return rejectChange(event, result, values);
	}
};
