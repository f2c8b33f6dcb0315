import { otherSearches } from '../../lib/other-searches.ts';
import { searchedWords } from '../../lib/searched-words.ts';
import { selectedCategory } from '../../lib/selected-category.ts';
import { unwrapPage } from '../../lib/unwrap.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { businesses, categories }, url }) => {
	const q = searchedWords(url);
	const category = url.searchParams.get('category') ?? '';
	const cursor = url.searchParams.get('cursor');
	const [found, all] = await Promise.all([
		businesses.list({ q, category, cursor, withNextEvent: true }),
		categories.list()
	]);
	const selected = selectedCategory(url, all);
	return {
		q,
		category: selected,
		categories: all,
		list: unwrapPage(found, url),
		elsewhere: otherSearches({ q, category: selected }, '/businesses', '/')
	};
};
