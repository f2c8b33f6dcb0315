import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { viewer } }) => {
	if (!viewer) error(401, 'Please sign in to see your account.');
	const { username, email, identityProvider, groups, signedInAt } = viewer;
	return { account: { username, email, identityProvider, groups, signedInAt } };
};
