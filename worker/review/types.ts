import type { Business } from '../businesses/types.ts';
import type { Event } from '../events/types.ts';
import type { Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';

/** Something that a moderator has to decide about. */
export type Pending = { kind: 'business'; business: Business } | { kind: 'event'; event: Event };

export interface ReviewService {
	/** Pending businesses and events, oldest first, for moderators. */
	queue(request?: PageRequest): Promise<Result<Page<Pending>>>;
}
