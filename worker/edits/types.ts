import type { Business } from '../businesses/types.ts';
import type { Event } from '../events/types.ts';
import type { Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';

/** A field that says something else than when a moderator last looked. */
export interface ChangedField {
	/** As in the API; `pictures` has no texts. */
	name: string;
	was: string;
	now: string;
}

/** Something public that was edited. Times are RFC 3339, UTC. */
export interface Edited {
	id: number;
	/** null once it is gone, or not public any more. */
	thing: { kind: 'event'; event: Event } | { kind: 'business'; business: Business } | null;
	changes: ChangedField[];
	firstAt: string;
	lastAt: string;
}

export interface EditService {
	/** What was edited and nobody has looked at, oldest first: of what the viewer may decide about. */
	list(request?: PageRequest): Promise<Result<Page<Edited>>>;
	/** Takes an edit off the list. What was edited again meanwhile stays. @param input `{ last_at }` */
	markSeen(id: string, input: unknown): Promise<Result<null>>;
}
