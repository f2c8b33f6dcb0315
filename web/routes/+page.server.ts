import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { viewer } }) => ({
	firstName: viewer && (viewer.firstName ?? viewer.name)
});
