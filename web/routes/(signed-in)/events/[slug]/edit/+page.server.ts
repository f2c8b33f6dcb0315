import type { UpdatedEvent } from '../../../../../../worker/events/types.ts';
import { redirectWithFlash } from '../../../../../lib/flash.ts';
import { respondToLookUp } from '../../../../../lib/forms/look-up-address.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import type { FormValues } from '../../../../../lib/forms/form-values.ts';
import { respondToEdit } from '../../../../../lib/forms/respond-to-edit.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { changesIn, eventFormValues, zoneBefore } from '../../event-form-values.ts';
import { loadOwnEvent } from '../../load-own-event.ts';
import { timeZones } from '../../time-zones.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

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
		/** Whether the changes may be for other dates of its series too. */
		asksForDates: event !== null && event.isSeries && !event.hasEnded,
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

/** After a change of several dates, the page says how many. */
function tellOfDates(
	event: RequestEvent,
	{ slug, version, otherDates: others }: UpdatedEvent
): never {
	const { changed = 0, keptOwn = 0 } = others ?? {};
	const page = `/events/${encodeURIComponent(slug)}`;
	redirectWithFlash(event, page, 'dates', ...[version, changed, keptOwn].map(String));
}

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const lookUp = await respondToLookUp(locals, values);
		if (lookUp) return lookUp;
		const result = await locals.events.update(params.slug, await changesFrom(values, locals));
		if (result.kind === 'ok' && result.value.otherDates) tellOfDates(event, result.value);
		return respondToEdit(event, 'events', result, values, eventFormValues);
	}
};
