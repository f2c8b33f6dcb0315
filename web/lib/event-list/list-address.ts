import type { Category } from '../../../worker/categories/types.ts';
import type { Town } from '../../../worker/places/town.ts';

/** What a list of events is about, as its address says it. */
export interface ListAddress {
	q: string;
	/** As in the query: `weekend`, `2027-06-05..2027-06-06`. */
	when: string;
	category: Pick<Category, 'slug'> | null;
	town: Pick<Town, 'slug'> | null;
	/** Further parameters of the query, such as `near`, by name. */
	others: Record<string, string>;
}

const isPlace = (name: string) => ['near', 'radius', 'bbox'].includes(name);

/**
 * The address of a list: under its town, or else its category, or the home page.
 *
 * @param changes what is different from this list
 */
export function listAddress(address: ListAddress, changes: Partial<ListAddress> = {}): string {
	const { q, when, category, town, others } = { ...address, ...changes };
	const isElsewhere = town !== null || Object.keys(others).some(isPlace);
	const path = town
		? `/in/${town.slug}`
		: category && !isElsewhere
			? `/categories/${category.slug}`
			: '/';
	const query = new URLSearchParams({
		...(q && { q }),
		...(category && isElsewhere && { category: category.slug }),
		...(when && { when }),
		...others
	});
	return query.size > 0 ? `${path}?${query}` : path;
}

/**
 * The same for a link. Somebody who opens the home page may be shown a town: the list of everything,
 * everywhere, says that it is about no place.
 */
export function listLink(address: ListAddress, changes: Partial<ListAddress> = {}): string {
	const link = listAddress(address, changes);
	return link === '/' ? everywhere : link;
}

export const everywhere = '/?in=';
