import { redirect } from '@sveltejs/kit';
import type { AccountSessions } from '../../../../../worker/auth/session/session-summary.ts';
import type { Actions, PageServerLoad } from './$types';

/** Somebody whose session ended on the way here signs in again. */
const present = (sessions: AccountSessions | null): AccountSessions =>
	sessions ?? redirect(303, '/login?return_to=%2Faccount%2Fsessions');

export const load: PageServerLoad = async ({ locals, url }) => {
	const ended = Number(url.searchParams.get('ended') ?? NaN);
	return {
		sessions: await present(locals.sessions).list(),
		ended: Number.isSafeInteger(ended) && ended >= 0 ? ended : null
	};
};

export const actions: Actions = {
	end: async ({ locals, request }) => {
		const id = String((await request.formData()).get('id'));
		const hasEnded = await present(locals.sessions).end(id);
		redirect(303, `/account/sessions?ended=${hasEnded ? 1 : 0}`);
	},
	endOthers: async ({ locals }) => {
		const count = await present(locals.sessions).endOthers();
		redirect(303, `/account/sessions?ended=${count}`);
	}
};
