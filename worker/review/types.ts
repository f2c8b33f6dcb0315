import type { Business } from '../businesses/types.ts';
import type { Event } from '../events/types.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { Outcome } from '../http/result.ts';

/** Something that waits for a moderator. */
export type Pending = { kind: 'business'; business: Business } | { kind: 'event'; event: Event };

export interface Review {
	/** What waits to be verified or approved, oldest first. For moderators. */
	queue(request?: PageRequest): Promise<Outcome<Page<Pending>>>;
}
