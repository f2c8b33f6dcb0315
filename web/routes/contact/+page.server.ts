import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	operator: locals.legal.operator,
	/** The reference of an error page, which links here with it. */
	reference: /^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/.exec(url.searchParams.get('reference') ?? '')?.[0]
});
