import { error } from '@sveltejs/kit';
import { viewerOf } from '../../../lib/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const viewer = await viewerOf(locals);
	if (!viewer) error(401, locals.text.problems.signInForAccount);
	const { username, email, identityProvider, groups, signedInAt } = viewer;
	return { account: { username, email, identityProvider, groups, signedInAt } };
};
