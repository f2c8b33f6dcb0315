import { redirectWithFlash } from '../../../../../lib/flash.ts';
import { failInvalid, failStale } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import type { FormValues } from '../../../../../lib/forms/form-values.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import { loadOwnEvent } from '../../load-own-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { slug } }) => {
	const viewer = await viewerOf(locals);
	const event = viewer && (await loadOwnEvent(locals, slug));
	return {
		title: event?.title ?? null,
		version: event?.version ?? null,
		isSeries: event?.isSeries ?? false,
		slug
	};
};

/** One date, or those of its series too. */
function cancel(
	{ cancel: one, cancelSeries }: App.Locals['events'],
	slug: string,
	values: FormValues
) {
	const { scope, version } = values.text;
	if (scope !== 'all' && scope !== 'following') return one(slug, values.text);
	return cancelSeries(slug, { from_here: scope === 'following', version });
}

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const values = readFormValues(await request.formData());
		const result = await cancel(locals.events, params.slug, values);
		if (result.kind === 'error') return failInvalid(result, values);
		if (result.kind === 'conflict') return failStale(result, values);
		const { slug, version } = result.value;
		const page = `/events/${encodeURIComponent(slug)}`;
		redirectWithFlash(event, page, 'cancelled', String(version));
	}
};
