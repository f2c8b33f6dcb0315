import type { Business } from '../businesses/types.ts';
import type { BusinessName, Event } from '../events/types.ts';
import type { Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';

/** The events of a person: to come, not public (yet), and over or cancelled. */
export type Tab = 'upcoming' | 'waiting' | 'past';

/** How many there are of something; more than `value`, with `isMore`. */
export interface Count {
	value: number;
	isMore: boolean;
}

/** An event of the viewer, and how many businesses want to join it. */
export interface OwnEvent extends Event {
	/** Those that wait for an answer, at most 100. */
	requests: number;
	/** Questions that wait for an answer, at most 100. */
	questions: number;
	/** People who saved it, at most 100. */
	saves: number;
	/** How often it was added to a calendar from its page, by whomever. */
	calendarAdds: number;
}

/** An event to which a business of the viewer is invited. */
export interface OpenInvitation {
	business: BusinessName;
	event: Pick<Event, 'slug' | 'title' | 'startAt' | 'endAt' | 'timeZone'>;
}

/** What somebody who runs a business wants to know first. */
export interface Overview {
	rejected: OwnEvent[];
	/** Events with businesses that wait for an answer, the soonest first. */
	requested: OwnEvent[];
	/** Events with questions that wait for an answer of the viewer, the soonest first. */
	asked: OwnEvent[];
	/** Events that begin within a day and a half, or have begun. */
	soon: OwnEvent[];
	invitations: OpenInvitation[];
	/** Businesses that were declined or suspended, or wait for verification. */
	businesses: Business[];
	counts: Record<Tab, Count>;
	tab: Tab;
	events: Page<OwnEvent>;
}

export interface DashboardService {
	overview(request: PageRequest & { tab: Tab }): Promise<Result<Overview>>;
}
