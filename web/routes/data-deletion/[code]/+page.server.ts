import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params: { code } }) => ({
	code,
	state: await locals.account.deletionState(code)
});
