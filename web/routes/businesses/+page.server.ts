import { knownCategory } from '../../lib/known-category.ts';
import { listed } from '../../lib/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { businesses, categories }, url }) => {
	const q = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
	const category = url.searchParams.get('category') ?? '';
	const cursor = url.searchParams.get('cursor');
	const [found, all] = await Promise.all([
		businesses.list({ q, category, cursor }),
		categories.list()
	]);
	const known = knownCategory(url, all);
	const { items, nextCursor } = listed(found, url);
	return { q, category: known, categories: all, businesses: items, nextCursor };
};
