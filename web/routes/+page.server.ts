import { groupByDay } from '../lib/format/group-by-day.ts';
import { otherSearches } from '../lib/other-searches.ts';
import { searchedWords } from '../lib/searched-words.ts';
import { selectedCategory } from '../lib/selected-category.ts';
import { unwrapPage } from '../lib/unwrap.ts';
import { viewerOf } from '../lib/viewer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { events, categories, text } = locals;
	const viewer = await viewerOf(locals);
	const q = searchedWords(url);
	const category = url.searchParams.get('category') ?? '';
	const cursor = url.searchParams.get('cursor');
	const [found, all] = await Promise.all([events.list({ q, category, cursor }), categories.list()]);
	const selected = selectedCategory(url, all);
	const list = unwrapPage(found, url);
	return {
		firstName: viewer && (viewer.firstName ?? viewer.name),
		q,
		category: selected,
		isHome: !q && !category && !cursor,
		categories: all,
		list,
		days: groupByDay(list.items, Date.now(), text),
		elsewhere: otherSearches({ q, category: selected }, '/', '/businesses')
	};
};
