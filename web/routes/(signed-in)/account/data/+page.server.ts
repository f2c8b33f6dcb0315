import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { confirmFirst, needsConfirmation } from '../../../../lib/forms/confirm-first.ts';
import { failInvalid } from '../../../../lib/forms/fail-form.ts';
import { emptyFormValues } from '../../../../lib/forms/form-values.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { account, text } = event.locals;
	const { holdings, handoverUntil } = unwrap(await account.overview());
	const [done] = takeFlash(event);
	const { heading: title, withdrawn } = text.accountData.handOver;
	return {
		holdings,
		handoverUntil,
		flash: done === 'withdrawn' ? { title, text: withdrawn } : null
	};
};

export const actions: Actions = {
	offer: async (event) => {
		const result = await event.locals.account.offerHandover();
		if (result.kind === 'ok') return { link: event.locals.origin + result.value };
		if (needsConfirmation(result)) return confirmFirst(event, result, emptyFormValues);
		return failInvalid(result, emptyFormValues);
	},
	withdraw: async (event) => {
		const result = await event.locals.account.withdrawHandover();
		if (result.kind === 'error') return failInvalid(result, emptyFormValues);
		redirectWithFlash(event, '/account/data', 'withdrawn');
	}
};
