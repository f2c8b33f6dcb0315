import { takeFlash } from '../../../../lib/flash.ts';
import { respondToChange } from '../../../../lib/forms/respond-to-change.ts';
import { securityFlash } from '../../../../lib/security-flash.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { security, text } = event.locals;
	return {
		security: unwrap(await security.find()),
		isReset: event.url.searchParams.has('reset'),
		flash: securityFlash(takeFlash(event), text.security)
	};
};

const noValues = { text: {}, categories: [] };

export const actions: Actions = {
	reset: async (event) => {
		const result = await event.locals.security.finishReset();
		return respondToChange(event, result, noValues, '/account/security', 'reset');
	}
};
