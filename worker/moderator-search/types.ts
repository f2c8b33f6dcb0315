import type { Business } from '../businesses/types.ts';
import type { Event } from '../events/types.ts';
import type { Result } from '../http/result.ts';
import type { ItemCount, Page } from '../listing/page.ts';

/** Somebody, for those who may see who they are. */
export interface PersonName {
	/** Ours: the id in the audit log. */
	id: string;
	name: string;
}

export interface FoundPerson extends PersonName {
	/** Cognito's name of the provider, or `Cognito` for e-mail. */
	identityProvider: string;
	/** RFC 3339, UTC. */
	createdAt: string;
	/** Since when a moderator keeps them from doing anything; null for nobody who does. */
	suspendedAt: string | null;
	/** Those that they own. */
	businesses: ItemCount;
	/** Those that they announced. */
	events: ItemCount;
	/** Open ones, about the businesses that they own. */
	reports: number;
}

export interface FoundBusiness {
	business: Business;
	/** When a moderator decided; null while it waits. RFC 3339, UTC. */
	decidedAt: string | null;
	/** null for nobody, and for viewers who may not see who owns a business. */
	owner: PersonName | null;
	/** Those that it hosts. */
	events: ItemCount;
	/** Open ones, about it. */
	reports: number;
}

export interface FoundEvent {
	event: Event;
	/** Who owns its host, as above. */
	owner: PersonName | null;
	/** Open ones, about it. */
	reports: number;
}

/** What was found, by kind: null for a kind that was not asked for, or that the viewer may not see. */
export interface Found {
	people: Page<FoundPerson> | null;
	businesses: Page<FoundBusiness> | null;
	events: Page<FoundEvent> | null;
}

export interface ModeratorSearchService {
	/**
	 * Finds people, businesses and events in any state, for moderators: those that were named exactly
	 * first, then by the words of their names, newest first.
	 *
	 * @param input `{ q, kind, cursor }`: a name, a title, an id, the address of a page, `@short-name`,
	 * or an exact e-mail address; `kind` and `cursor` continue one list
	 */
	find(input: unknown): Promise<Result<Found>>;
}
