import type { Businesses } from './businesses/businesses.ts';
import type { Categories } from './categories/category.ts';
import type { Events } from './events/events.ts';
import type { Review } from './review/review.ts';

/** Everything that a viewer may do with the site's content, for pages and the API alike. */
export interface Capabilities {
	categories: Categories;
	businesses: Businesses;
	events: Events;
	review: Review;
}
