import { error, redirect } from '@sveltejs/kit';
import { loadEventList, redirectToList } from '../../../lib/event-list/load.ts';
import { viewerOf } from '../../../lib/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	await redirectToList({ locals, url });
	const wanted = params.slug.toLowerCase();
	const [viewer, list] = await Promise.all([
		viewerOf(locals),
		loadEventList({ locals, url }, { category: { id: 0, slug: wanted, name: wanted } })
	]);
	if (list.address.category === null) error(404, locals.text.home.unknownCategory);
	if (wanted !== params.slug) redirect(301, `/categories/${wanted}${url.search}`);
	return { ...list, isSignedIn: viewer !== null };
};
