import { redirect } from '@sveltejs/kit';
import { refuseForm } from '../../../../../lib/outcome.ts';
import { ownEvent } from '../../own-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { events, viewer }, params }) => {
	const event = viewer && (await ownEvent(events, params.slug));
	return { title: event?.title ?? null, slug: params.slug };
};

export const actions: Actions = {
	default: async ({ locals: { events }, params }) => {
		const outcome = await events.cancel(params.slug);
		if (outcome.kind === 'refused') return refuseForm(outcome, { text: {}, categories: [] });
		redirect(303, `/events/${encodeURIComponent(outcome.value.slug)}?done=cancelled`);
	}
};
