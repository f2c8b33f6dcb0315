import { error } from '@sveltejs/kit';
import { viewerOf } from '../../lib/viewer.ts';
import type { PageServerLoad } from './$types';

/** The Worker renders this page for what depends on the viewer on cached pages. */
export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.isForParts) error(404, locals.text.problems.nothingHere);
	const viewer = await viewerOf(locals);
	return {
		// Whoever is suspended saves nothing.
		thing: viewer?.isSuspended ? null : locals.thing,
		firstName: viewer && (viewer.firstName ?? viewer.name)
	};
};
