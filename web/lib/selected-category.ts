import { redirect } from '@sveltejs/kit';
import type { Category } from '../../worker/categories/types.ts';
import { withParameter } from './with-parameter.ts';

/** The category in an address. A link to one that there is not leads to all of them. */
export function knownCategory(url: URL, all: readonly Category[]): Category | null {
	const slug = url.searchParams.get('category');
	if (!slug) return null;
	const known = all.find((category) => category.slug === slug);
	return known ?? redirect(303, withParameter(url, 'category', null));
}
