import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { respondToEdit } from '../../../../../lib/forms/respond-to-edit.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { changesIn, eventFormValues } from '../../event-form-values.ts';
import { loadOwnEvent } from '../../load-own-event.ts';
import { timeZones } from '../../time-zones.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { slug } }) => {
	// Null when the session ended before the form was sent. The form then has all the values.
	const viewer = await viewerOf(locals);
	const [event, categories] = await Promise.all([
		viewer && loadOwnEvent(locals, slug),
		locals.categories.list()
	]);
	return { slug, values: event && eventFormValues(event), categories, zones: timeZones() };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const result = await locals.events.update(params.slug, changesIn(values));
		return respondToEdit(event, 'events', result, values, eventFormValues);
	}
};
