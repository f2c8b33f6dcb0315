import { redirect } from '@sveltejs/kit';
import { refuseForm, showBoth } from '../../../../../lib/outcome.ts';
import { readTyped } from '../../../../../lib/typed.ts';
import { ownEvent } from '../../own-event.ts';
import { timeZones } from '../../time-zones.ts';
import { changesIn, typedEvent } from '../../typed-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const [event, categories] = await Promise.all([
		// Nobody is signed in when a session ended while its owner was typing: the form has it all.
		locals.viewer && ownEvent(locals.events, params.slug),
		locals.categories.list()
	]);
	return { slug: params.slug, typed: event && typedEvent(event), categories, zones: timeZones() };
};

export const actions: Actions = {
	default: async ({ locals: { events }, params, request }) => {
		const typed = readTyped(await request.formData());
		const outcome = await events.update(params.slug, changesIn(typed));
		if (outcome.kind === 'refused') return refuseForm(outcome, typed);
		if (outcome.kind === 'done') {
			redirect(303, `/events/${encodeURIComponent(outcome.value.slug)}?done=changed`);
		}
		return showBoth(outcome, typed, typedEvent(outcome.current));
	}
};
