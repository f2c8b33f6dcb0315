import { error, redirect } from '@sveltejs/kit';
import { countParameter } from '../../../../lib/count-parameter.ts';
import { isUnauthenticated, viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const viewer = await viewerOf(locals);
	if (!viewer?.isModerator) error(404, locals.text.problems.nothingHere);
	// The page names the business that led here: moderators need no more personal data.
	const found = await locals.businesses.find(url.searchParams.get('business') ?? '');
	const business = found.kind === 'ok' && found.value.ownerId === params.id ? found.value : null;
	return {
		id: params.id,
		business: business && { name: business.name, slug: business.slug },
		ended: countParameter(url, 'ended')
	};
};

/** How many sessions were ended, or null when the viewer may not do that. */
async function endAllSessions({ sessions }: App.Locals, userId: string): Promise<number | null> {
	try {
		const result = await sessions.endAllOf(userId);
		return result.kind === 'ok' ? result.value : null;
	} catch (error) {
		if (isUnauthenticated(error)) return null;
		throw error;
	}
}

export const actions: Actions = {
	default: async ({ locals, params, url }) => {
		const ended = await endAllSessions(locals, params.id);
		// Only moderators may know that this page exists.
		if (ended === null) error(404, locals.text.problems.nothingHere);
		const query = new URLSearchParams(url.searchParams);
		query.set('ended', String(ended));
		redirect(303, `/people/${encodeURIComponent(params.id)}?${query}`);
	}
};
