import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** For everybody but moderators there is no such page. */
const nothingHere = 'There is nothing at this address.';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	if (!locals.viewer?.isModerator) error(404, nothingHere);
	// The person is known by the business that led here: a moderator needs no more of their data.
	const found = await locals.businesses.find(url.searchParams.get('business') ?? '');
	const business = found.kind === 'done' && found.value.ownerId === params.id ? found.value : null;
	const ended = Number(url.searchParams.get('ended') ?? NaN);
	return {
		id: params.id,
		business: business && { name: business.name, slug: business.slug },
		ended: Number.isSafeInteger(ended) && ended >= 0 ? ended : null
	};
};

export const actions: Actions = {
	default: async ({ locals, params, url }) => {
		const ended = await locals.sessions?.endAllOf(params.id);
		if (ended?.kind !== 'done') error(404, nothingHere);
		const query = new URLSearchParams(url.searchParams);
		query.set('ended', String(ended.value));
		redirect(303, `/people/${encodeURIComponent(params.id)}?${query}`);
	}
};
