import { businessesFor } from './businesses/service.ts';
import type { Capabilities } from './capabilities.ts';
import { categoriesFor } from './categories/service.ts';
import { coreOf } from './core.ts';
import { eventsFor } from './events/service.ts';
import type { Parts } from './parts.ts';
import { reviewFor } from './review/service.ts';
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
