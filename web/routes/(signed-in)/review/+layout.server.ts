import { viewerOf } from '../../../lib/viewer.ts';
import type { LayoutServerLoad } from './$types';
import { reviewPages } from './review-pages.ts';

export const load: LayoutServerLoad = async ({ locals }) => {
	const viewer = await viewerOf(locals);
	return { pages: reviewPages.filter(({ action }) => locals.can(viewer, action)) };
};
