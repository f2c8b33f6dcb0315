import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	facts: { ...locals.legal, providers: locals.providers }
});
