import { fail } from '@sveltejs/kit';
import type { AuthenticatorSetup } from '../../../../../../worker/account/authenticator-setup.ts';
import { confirmBeforeForm } from '../../../../../lib/forms/confirm-first.ts';
import type { FormResult } from '../../../../../lib/forms/form-result.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { rejectChange, respondToChange } from '../../../../../lib/forms/respond-to-change.ts';
import { unwrap } from '../../../../../lib/unwrap.ts';
import { requireOwnSignIn } from '../require-own-sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

const page = '/account/security';

export const load: PageServerLoad = async (event) => {
	const { locals, request } = event;
	await requireOwnSignIn(locals);
	await confirmBeforeForm(event);
	// The answer to a form says itself what comes next.
	if (request.method === 'POST') return { hasAuthenticator: false, problem: null };
	const { factors, problem } = unwrap(await locals.security.find());
	return { hasAuthenticator: factors?.hasAuthenticator ?? false, problem };
};

/** What a form of this page was answered with. */
interface Step {
	setup: AuthenticatorSetup | null;
	rejected: FormResult | null;
}

export const actions: Actions = {
	start: async (event) => {
		const values = readFormValues(await event.request.formData());
		const setup = await event.locals.security.startAuthenticator();
		if (setup.kind === 'ok') return { setup: setup.value, rejected: null } satisfies Step;
		const { status, data } = await rejectChange(event, setup, values);
		return fail<Step>(status, { setup: null, rejected: data });
	},
	confirm: async (event) => {
		const { security } = event.locals;
		const values = readFormValues(await event.request.formData());
		const result = await security.confirmAuthenticator(values.text);
		const { status, data } = await respondToChange(
			event,
			result,
			values,
			page,
			'authenticator_added'
		);
		const setup = await security.repeatAuthenticator(values.text['secret'] ?? '');
		return fail<Step>(status, { setup, rejected: data });
	},
	remove: async (event) => {
		const values = readFormValues(await event.request.formData());
		const result = await event.locals.security.removeAuthenticator(values.text);
		const { status, data } = await respondToChange(
			event,
			result,
			values,
			page,
			'authenticator_removed'
		);
		return fail<Step>(status, { setup: null, rejected: data });
	}
};
