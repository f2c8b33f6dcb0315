import { byDay } from '../lib/by-day.ts';
import { knownCategory } from '../lib/known-category.ts';
import { listed } from '../lib/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { viewer, events, categories }, url }) => {
	const q = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
	const category = url.searchParams.get('category') ?? '';
	const cursor = url.searchParams.get('cursor');
	const [found, all] = await Promise.all([events.list({ q, category, cursor }), categories.list()]);
	const known = knownCategory(url, all);
	const { items, nextCursor } = listed(found, url);
	return {
		firstName: viewer && (viewer.firstName ?? viewer.name),
		q,
		category: known,
		isWhole: !q && !category && !cursor,
		categories: all,
		days: byDay(items, Date.now()),
		nextCursor
	};
};
