import { error } from '@sveltejs/kit';
import { unwrapPage } from '../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../lib/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = await viewerOf(locals);
	if (!locals.can(viewer, 'audit')) error(404, locals.text.problems.nothingHere);
	const about = url.searchParams.get('about')?.trim() ?? '';
	const found = await locals.audit.list({ about, cursor: url.searchParams.get('cursor') });
	return { about, entries: unwrapPage(found, url) };
};
