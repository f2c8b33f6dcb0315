import type { InferSelectModel } from 'drizzle-orm';
import type { Business } from '../businesses/types.ts';
import type { BusinessName, Event, EventFilter } from '../events/types.ts';
import type { Result } from '../http/result.ts';
import type { joinRequests } from '../database/schema.ts';
import type { Page, PageRequest } from '../listing/page.ts';

export type RequestState = InferSelectModel<typeof joinRequests>['state'];

/** What a business has to do with an event; null for nothing. */
export type Standing = 'joined' | RequestState | null;

/** An event that a business can join or has joined. */
export interface JoinableEvent extends Event {
	/** What that business has to do with it. */
	standing: Standing;
}

/** Which of them: near a place, in a category, or with some words. */
export type JoinableFilter = Pick<EventFilter, 'q' | 'near' | 'category' | 'limit' | 'cursor'>;

export interface Coordinates {
	latitude: number;
	longitude: number;
}

/** A business of the viewer, and an event. */
export interface OwnStanding {
	business: BusinessName & Pick<Business, 'logo'>;
	standing: Standing;
	reason: string | null;
	/** Another event of the business at the same time, if there is one. */
	overlapping: Pick<Event, 'title' | 'slug' | 'startAt' | 'endAt' | 'timeZone'> | null;
	/** What it can do: take part or wait for a place, or ask the host; null for neither. */
	way: 'enter' | 'ask' | null;
}

export interface OwnStandings extends Page<OwnStanding> {
	event: Event;
	/** Whether nobody gets a place at once. */
	isFull: boolean;
}

export interface Participation {
	eventId: number;
	businessId: number;
	state: Standing;
	/** Whether nothing changed, because it was already so. */
	already: boolean;
}

/** A business that does not take part in an event (yet). */
export interface JoinRequest {
	business: BusinessName;
	state: RequestState;
	reason: string | null;
	/** RFC 3339, UTC: since when it is in this state. */
	since: string;
}

export interface JoinRequests extends Page<JoinRequest> {
	event: Event;
	/** Whether the viewer decides about them, and does not only read them. */
	mayDecide: boolean;
}

export interface RequestFilter extends PageRequest {
	/** Only those in this state. By default, all of them. */
	state?: RequestState | undefined;
}

/** What one viewer may do about who takes part in events. `input` is what a client or a form sent, unvalidated. */
export interface JoiningService {
	/** Joins, asks the host, or waits for a place. @param input `{ business_id }` of one of the viewer's */
	join(idOrSlug: string, input: unknown): Promise<Result<Participation>>;
	/** Leaves, withdraws a request, or turns down an invitation. */
	leave(idOrSlug: string, input: unknown): Promise<Result<Participation>>;
	/** The events that the viewer's business can join or has joined. */
	joinable(business: string, filter?: JoinableFilter): Promise<Result<Page<JoinableEvent>>>;
	/** Where the viewer's business was or will be last; null if nobody knows. */
	lastPlace(business: string): Promise<Coordinates | null>;
	/** The businesses that the viewer can join an event with, newest first. */
	ownStandings(idOrSlug: string, request?: PageRequest): Promise<Result<OwnStandings>>;
	/** For the team of the host: who wants to come, the longest waiting first. */
	requests(idOrSlug: string, filter?: RequestFilter): Promise<Result<JoinRequests>>;
	/** For the host. Without a free place, the business waits for one. */
	accept(idOrSlug: string, business: string): Promise<Result<Participation>>;
	/** For the host. @param input `{ reason }`: the business reads it */
	decline(idOrSlug: string, business: string, input: unknown): Promise<Result<Participation>>;
	/** For the host: lets a business join by itself, however others come to join. */
	invite(idOrSlug: string, business: string): Promise<Result<Participation>>;
	/** For the host: ends the participation of a business, or takes its invitation back. */
	remove(idOrSlug: string, business: string): Promise<Result<Participation>>;
}
