import { error, redirect } from '@sveltejs/kit';
import { loadEventList, redirectToList } from '../../../lib/event-list/load.ts';
import { isAmong } from '../../../lib/format/category-name.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	await redirectToList({ locals, url });
	const wanted = params.slug.toLowerCase();
	const list = await loadEventList({ locals, url }, { category: { slug: wanted } });
	const category = list.categories.find((each) => isAmong(each, [wanted]));
	if (category && category.slug !== wanted) {
		redirect(301, `/categories/${category.slug}${url.search}`);
	}
	if (list.address.category === null) error(404, locals.text.home.unknownCategory);
	if (wanted !== params.slug) redirect(301, `/categories/${wanted}${url.search}`);
	return list;
};
