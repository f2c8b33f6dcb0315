import { error } from '@sveltejs/kit';
import { takeFlash } from '../../../lib/flash.ts';
import { profileFlash } from '../../../lib/profile-flash.ts';
import { unwrap } from '../../../lib/unwrap.ts';
import { viewerOf } from '../../../lib/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const viewer = await viewerOf(locals);
	if (!viewer) error(401, locals.text.problems.signInForAccount);
	const { username, email, identityProvider, groups, signedInAt } = viewer;
	return {
		account: { username, email, identityProvider, groups, signedInAt },
		profile: unwrap(await locals.profile.find()),
		flash: profileFlash(takeFlash(event), locals.text.profile)
	};
};
