import { redirect } from '@sveltejs/kit';
import { countParameter } from '../../../../lib/count-parameter.ts';
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

export const load: PageServerLoad = async ({ locals: { sessions }, url }) => ({
	sessions: await orSignIn(sessions.list()),
	ended: countParameter(url, 'ended')
});

export const actions: Actions = {
	end: async ({ locals: { sessions }, request }) => {
		const id = String((await request.formData()).get('id'));
		const hasEnded = await orSignIn(sessions.end(id));
		redirect(303, `/account/sessions?ended=${hasEnded ? 1 : 0}`);
	},
	endOthers: async ({ locals: { sessions } }) => {
		const count = await orSignIn(sessions.endOthers());
		redirect(303, `/account/sessions?ended=${count}`);
	}
};
