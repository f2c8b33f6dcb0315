import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { confirmFirst, needsConfirmation } from '../../../../lib/forms/confirm-first.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../lib/forms/form-values.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { account, providers, text } = event.locals;
	const { methods } = unwrap(await account.overview());
	const used = methods.map(({ provider }) => provider);
	const [done] = takeFlash(event);
	const { title, removed, linked } = text.accountData.methods;
	const isLinked = event.url.searchParams.has('linked');
	const notice = done === 'removed' ? removed : isLinked ? linked : null;
	return {
		methods,
		missing: [...providers, 'Cognito'].filter((provider) => !used.includes(provider)),
		flash: notice ? { title, text: notice } : null
	};
};

export const actions: Actions = {
	remove: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.account.removeSignInMethod(values.text['provider'] ?? '');
		if (result.kind === 'ok') redirectWithFlash(event, '/account/sign-in-methods', 'removed');
		if (needsConfirmation(result)) return confirmFirst(event, result, values);
		return failInvalid(result, values);
	}
};
