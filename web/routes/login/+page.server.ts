import { localPath } from './local-path.ts';
import { viewerOf } from '../../lib/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const viewer = await viewerOf(locals);
	const confirms = viewer !== null && url.searchParams.has('confirm');
	return {
		providers: locals.providers,
		returnTo: localPath(url.searchParams.get('return_to')),
		/** Set when the signed-in person is asked to prove who they are. */
		confirmation: confirms ? { provider: viewer.identityProvider } : null
	};
};
