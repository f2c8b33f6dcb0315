import type { Business } from '../businesses/businesses.ts';
import type { Event } from '../events/events.ts';
import type { Page, PageRequest } from '../listings/page.ts';
import type { Outcome } from '../outcome.ts';

/** Something that waits for a moderator. */
export type Pending = { kind: 'business'; business: Business } | { kind: 'event'; event: Event };

export interface Review {
	/** What waits to be verified or approved, oldest first. For moderators. */
	queue(request?: PageRequest): Promise<Outcome<Page<Pending>>>;
}
