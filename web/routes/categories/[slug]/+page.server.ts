import { error, redirect } from '@sveltejs/kit';
import { loadEventList, redirectToList } from '../../../lib/event-list/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	await redirectToList({ locals, url });
	const wanted = params.slug.toLowerCase();
	const list = await loadEventList(
		{ locals, url },
		{ category: { id: 0, slug: wanted, name: wanted } }
	);
	if (list.address.category === null) error(404, locals.text.home.unknownCategory);
	if (wanted !== params.slug) redirect(301, `/categories/${wanted}${url.search}`);
	return list;
};
