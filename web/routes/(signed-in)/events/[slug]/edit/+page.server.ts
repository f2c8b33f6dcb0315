import { respondToLookUp } from '../../../../../lib/forms/look-up-address.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import type { FormValues } from '../../../../../lib/forms/form-values.ts';
import { respondToEdit } from '../../../../../lib/forms/respond-to-edit.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { changesIn, eventFormValues, zoneBefore } from '../../event-form-values.ts';
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
	return {
		slug,
		values: event && eventFormValues(event),
		categories,
		geocoder: locals.geocoder?.host ?? null,
		zones: timeZones()
	};
};

/** The changes, with the time zone of the place if it was asked for and the place tells. */
async function changesFrom(values: FormValues, { places }: App.Locals) {
	const { text } = values;
	if (text['time_zone'] !== '') return changesIn(values);
	const zone = (await places.timeZoneOf(text)) ?? zoneBefore(values);
	return changesIn({ ...values, text: { ...text, time_zone: zone } });
}

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const lookUp = await respondToLookUp(locals, values);
		if (lookUp) return lookUp;
		const result = await locals.events.update(params.slug, await changesFrom(values, locals));
		return respondToEdit(event, 'events', result, values, eventFormValues);
	}
};
