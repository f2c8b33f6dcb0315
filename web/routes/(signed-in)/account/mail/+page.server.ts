import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const [done] = takeFlash(event);
	const { saved } = event.locals.text.mail.page;
	return {
		settings: unwrap(await event.locals.mail.settings()),
		flash: done === 'saved' ? { title: saved, text: saved } : null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		unwrap(await event.locals.mail.choose(form.getAll('kind').map(String)));
		redirectWithFlash(event, '/account/mail', 'saved');
	}
};
