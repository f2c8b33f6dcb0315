import { error } from '@sveltejs/kit';
import { redirectWithFlash, takeFlash } from '../../../../lib/flash.ts';
import { signedOutFlash } from '../../../../lib/signed-out-flash.ts';
import { isUnauthenticated, viewerOf } from '../../../../lib/viewer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { locals, params, url } = request;
	const viewer = await viewerOf(locals);
	if (!locals.can(viewer, 'people')) error(404, locals.text.problems.nothingHere);
	// The page names the business that led here: moderators need no more personal data.
	const found = await locals.businesses.find(url.searchParams.get('business') ?? '');
	const business = found.kind === 'ok' && found.value.ownerId === params.id ? found.value : null;
	return {
		id: params.id,
		business: business && { name: business.name, slug: business.slug },
		flash: signedOutFlash(takeFlash(request), locals.text.people)
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
	default: async (event) => {
		const { locals, params, url } = event;
		const ended = await endAllSessions(locals, params.id);
		// Only moderators may know that this page exists.
		if (ended === null) error(404, locals.text.problems.nothingHere);
		const page = `/people/${encodeURIComponent(params.id)}${url.search}`;
		redirectWithFlash(event, page, 'ended', String(ended));
	}
};
