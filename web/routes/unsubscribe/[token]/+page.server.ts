import { unwrap } from '../../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	return { subscription: unwrap(await locals.mail.subscription(params.token)) };
};
