import { redirect } from '@sveltejs/kit';
import { refuseForm, showNow } from '../../../../../lib/outcome.ts';
import { readTyped } from '../../../../../lib/typed.ts';
import { ownEvent } from '../../own-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { events, viewer }, params }) => {
	const event = viewer && (await ownEvent(events, params.slug));
	return { title: event?.title ?? null, version: event?.version ?? null, slug: params.slug };
};

export const actions: Actions = {
	default: async ({ locals: { events }, params, request }) => {
		const typed = readTyped(await request.formData());
		const outcome = await events.cancel(params.slug, typed.text);
		if (outcome.kind === 'refused') return refuseForm(outcome, typed);
		if (outcome.kind === 'changed') return showNow(outcome, typed);
		redirect(303, `/events/${encodeURIComponent(outcome.value.slug)}?done=cancelled`);
	}
};
