import { viewerOf } from '../../../lib/viewer.ts';
import type { LayoutServerLoad } from './$types';

/** The pages of moderators, in their order, with what each needs. */
const pages = [
	{ name: 'waiting', path: '/review', action: 'moderate' },
	{ name: 'edits', path: '/review/edits', action: 'handle_reports' },
	{ name: 'reports', path: '/review/reports', action: 'handle_reports' },
	{ name: 'appeals', path: '/review/appeals', action: 'answer_appeals' },
	{ name: 'search', path: '/review/search', action: 'search' },
	{ name: 'claims', path: '/review/claims', action: 'decide_claims' },
	{ name: 'log', path: '/review/log', action: 'audit' }
] as const;

export const load: LayoutServerLoad = async ({ locals }) => {
	const viewer = await viewerOf(locals);
	return { pages: pages.filter(({ action }) => locals.can(viewer, action)) };
};
