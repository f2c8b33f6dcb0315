import { redirect } from '@sveltejs/kit';
import type { Category } from '../../worker/categories/types.ts';
import { withParameter } from './with-parameter.ts';

/**
 * The category that the query parameter `category` names, or null.
 *
 * @throws a redirect to the same list without a category for an unknown category
 */
export function selectedCategory(url: URL, categories: readonly Category[]): Category | null {
	const slug = url.searchParams.get('category');
	if (!slug) return null;
	const selected = categories.find((category) => category.slug === slug);
	return selected ?? redirect(303, withParameter(url, 'category', null));
}
