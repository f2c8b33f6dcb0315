import { error, redirect } from '@sveltejs/kit';
import { loadEventList, redirectToList } from '../../../lib/event-list/load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const town = await locals.places.bySlug(params.town);
	if (!town) error(404, locals.text.home.unknownTown);
	if (town.slug !== params.town) redirect(301, `/in/${town.slug}${url.search}`);
	await redirectToList({ locals, url });
	const list = await loadEventList({ locals, url }, { town });
	// Tells the Worker to show the whole list to somebody who did not ask for this town.
	if (list.list.items.length === 0 && !list.around?.length) setHeaders({ 'x-nothing-near': '1' });
	return list;
};
