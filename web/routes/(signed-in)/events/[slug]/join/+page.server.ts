import type { Err } from '../../../../../../worker/http/result.ts';
import type { Participation } from '../../../../../../worker/joining/types.ts';
import { redirectToCanonicalSlug } from '../../../../../lib/canonical-address.ts';
import { redirectWithFlash, takeFlash } from '../../../../../lib/flash.ts';
import { failInvalid } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { unwrapPage } from '../../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const cursor = url.searchParams.get('cursor');
	const [viewer, found] = await Promise.all([
		viewerOf(locals),
		locals.joining.ownStandings(params.slug, { cursor })
	]);
	// Null when the session ended before a form was sent.
	if (!viewer) return { standings: null, flash: null };
	const standings = unwrapPage(found, url);
	redirectToCanonicalSlug(event, 'events', standings.event.slug, '/join');
	const [done = ''] = takeFlash(event);
	const { flashes } = locals.text.joining.own;
	const shown = (['joined', 'requested', 'waiting', 'left'] as const).find((word) => word === done);
	return { standings, flash: shown ? flashes[shown] : null };
};

/** Shows the page again, and tells what came of it. */
function respond(
	event: RequestEvent,
	result: Err | { kind: 'ok'; value: Participation },
	values: ReturnType<typeof readFormValues>
) {
	if (result.kind === 'error') return failInvalid(result, values);
	const page = `/events/${encodeURIComponent(event.params.slug)}/join`;
	const cursor = event.url.searchParams.get('cursor');
	const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
	redirectWithFlash(event, page + query, result.value.state ?? 'left');
}

export const actions: Actions = {
	join: async (event) => {
		const values = readFormValues(await event.request.formData());
		return respond(event, await event.locals.joining.join(event.params.slug, values.text), values);
	},
	leave: async (event) => {
		const values = readFormValues(await event.request.formData());
		return respond(event, await event.locals.joining.leave(event.params.slug, values.text), values);
	}
};
