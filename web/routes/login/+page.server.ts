import { localPath } from './local-path.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	providers: locals.providers,
	returnTo: localPath(url.searchParams.get('return_to'))
});
