import { redirect } from '@sveltejs/kit';
import type { Result } from '../../../../worker/http/result.ts';
import { failInvalid } from '../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../lib/forms/form-values.ts';
import type { FormValues } from '../../../lib/forms/form-values.ts';
import { unwrap } from '../../../lib/unwrap.ts';
import { viewerOf } from '../../../lib/viewer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The latest events whose places are offered. */
const maxEvents = 50;

export const load: PageServerLoad = async ({ locals }) => {
	const [viewer, venues, mine] = await Promise.all([
		viewerOf(locals),
		locals.venues.list(),
		locals.events.mine({ limit: maxEvents })
	]);
	// Null when the session ended before a form was sent.
	if (!viewer) return { venues: [], places: [] };
	const known = new Set(venues.map(({ name }) => name));
	const byName = new Map(
		unwrap(mine)
			.items.filter(({ locationName }) => !known.has(locationName))
			.map(({ id, locationName, address }) => [locationName, { id, address }])
	);
	return { venues, places: [...byName].map(([name, place]) => ({ name, ...place })) };
};

/** Shows the list again, with what was wrong if something was. */
async function respond(
	{ request }: RequestEvent,
	act: (values: FormValues['text']) => Promise<Result<null>>
) {
	const values = readFormValues(await request.formData());
	const result = await act(values.text);
	if (result.kind === 'error') return failInvalid(result, values);
	redirect(303, '/venues');
}

export const actions: Actions = {
	save: (event) => respond(event, ({ event: id }) => event.locals.venues.save(id)),
	rename: (event) => respond(event, (values) => event.locals.venues.rename(values)),
	remove: (event) => respond(event, ({ id }) => event.locals.venues.remove(id))
};
