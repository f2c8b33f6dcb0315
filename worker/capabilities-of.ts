import { businessesFor } from './businesses/businesses-for.ts';
import type { Capabilities } from './capabilities.ts';
import { categoriesFor } from './categories/categories-for.ts';
import { coreOf } from './core.ts';
import { eventsFor } from './events/events-for.ts';
import type { Parts } from './parts.ts';
import { reviewFor } from './review/review-for.ts';
import type { Viewer } from './users/viewer.ts';

/** @param viewer null for a visitor */
export function capabilitiesOf(
	parts: Pick<Parts, 'database' | 'now' | 'log'>,
	viewer: Viewer | null
): Capabilities {
	const core = coreOf(parts, viewer);
	return {
		categories: categoriesFor(core),
		businesses: businessesFor(core),
		events: eventsFor(core),
		review: reviewFor(core)
	};
}
