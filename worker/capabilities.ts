import type { Businesses } from './businesses/types.ts';
import type { Categories } from './categories/types.ts';
import type { Events } from './events/types.ts';
import type { Review } from './review/types.ts';

/** Everything that a viewer may do with the site's content, for pages and the API alike. */
export interface Capabilities {
	categories: Categories;
	businesses: Businesses;
	events: Events;
	review: Review;
}
