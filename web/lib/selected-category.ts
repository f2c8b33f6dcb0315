import { redirect } from '@sveltejs/kit';
import { isAmong } from './format/category-name.ts';
import type { Choosable } from './format/category-name.ts';
import { withParameter } from './with-parameter.ts';

/**
 * The category that the query parameter `category` names, or null.
 *
 * @throws a redirect to the same list without a category for an unknown category
 */
export function selectedCategory<T extends Choosable>(
	url: URL,
	categories: readonly T[]
): T | null {
	const slug = url.searchParams.get('category');
	if (!slug) return null;
	const selected = categories.find((category) => isAmong(category, [slug]));
	return selected ?? redirect(303, withParameter(url, 'category', null));
}
