import { redirect } from '@sveltejs/kit';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { signedOutFlash } from '../../../../lib/signed-out-flash.ts';
import { isUnauthenticated } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

/** Redirects to the sign-in page when the session has ended in the meantime. */
async function orSignIn<T>(result: Promise<T>): Promise<T> {
	try {
		return await result;
	} catch (error) {
		if (isUnauthenticated(error)) redirect(303, '/login?return_to=%2Faccount%2Fsessions');
		throw error;
	}
}

export const load: PageServerLoad = async (event) => {
	const { sessions, text } = event.locals;
	return {
		sessions: await orSignIn(sessions.list()),
		flash: signedOutFlash(takeFlash(event), text.account.sessions)
	};
};

export const actions: Actions = {
	end: async (event) => {
		const id = String((await event.request.formData()).get('id'));
		const hasEnded = await orSignIn(event.locals.sessions.end(id));
		redirectWithFlash(event, '/account/sessions', 'ended', hasEnded ? '1' : '0');
	},
	endOthers: async (event) => {
		const count = await orSignIn(event.locals.sessions.endOthers());
		redirectWithFlash(event, '/account/sessions', 'ended', String(count));
	}
};
