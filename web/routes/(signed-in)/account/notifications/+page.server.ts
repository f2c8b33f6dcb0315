import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { notifications, text } = event.locals;
	const [done] = takeFlash(event);
	const { allRead } = text.notifications;
	const cursor = event.url.searchParams.get('cursor');
	return {
		list: unwrap(await notifications.list(text, { cursor })),
		flash: done === 'read' ? { title: allRead, text: allRead } : null
	};
};

export const actions: Actions = {
	/** Marks one as read, or all that the page showed and those before them. */
	read: async (event) => {
		const form = await event.request.formData();
		unwrap(await event.locals.notifications.markRead(Object.fromEntries(form)));
		redirectWithFlash(event, '/account/notifications', 'read');
	}
};
