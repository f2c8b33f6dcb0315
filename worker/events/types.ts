import type { Business } from '../businesses/types.ts';
import type { Category } from '../categories/types.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { Outcome, UpdateOutcome } from '../http/result.ts';

export type EventStatus = 'pending' | 'approved' | 'rejected' | 'cancelled';

export interface Event {
	id: number;
	/** Stays the same when the event is renamed or moved. */
	slug: string;
	title: string;
	description: string;
	/** null when the host is not verified, unless the viewer owns it, and when it is gone. */
	host: BusinessName | null;
	locationName: string;
	/** Empty when it is not known. */
	address: string;
	latitude: number | null;
	longitude: number | null;
	/** RFC 3339, UTC. */
	startAt: string;
	endAt: string;
	/** Of the place, as the IANA database names it: show times on its clocks. */
	timeZone: string;
	categories: Category[];
	status: EventStatus;
	/** Whether everybody may read it: approved, or cancelled after it was. */
	isPublic: boolean;
	/** Why a moderator rejected it: null unless that is its status. */
	reviewNote: string | null;
	hasEnded: boolean;
	/** Whether the viewer owns the host, and so may change it. */
	isMine: boolean;
	/** Counts the changes; hand it back with the next one. */
	version: number;
	createdAt: string;
	updatedAt: string;
}

export interface BusinessName {
	id: number;
	slug: string;
	name: string;
}

export interface EventWithBusinesses extends Event {
	/** The verified ones that take part, in the order in which they joined: the first fifty. */
	businesses: BusinessName[];
	/** Whether more take part. */
	hasMoreBusinesses: boolean;
}

/** Verified businesses that take part in an event, in the order in which they joined. */
export interface Participants extends Page<Business> {
	event: Event;
}

/** An event in the join panel of one business. */
export interface JoinableEvent extends Event {
	/** Whether that business takes part. */
	isJoined: boolean;
}

export interface EventFilter extends PageRequest {
	/** Words of the title, the description and the place, whole or begun. */
	q?: string | null;
	/** A category's slug. */
	category?: string | null;
	/** The id or slug of a business that hosts or takes part. */
	business?: string | null;
	/** Degrees. Where `west` is greater than `east`, the box crosses the 180th meridian. */
	box?: Box | null;
	/** Milliseconds UTC: events that are on at some time from here; now unless said. */
	from?: number | null;
	/** Milliseconds UTC: and that start before here. */
	to?: number | null;
}

export interface Box {
	west: number;
	south: number;
	east: number;
	north: number;
}

export interface Participation {
	eventId: number;
	businessId: number;
	joined: boolean;
	/** Whether it was so before, and nothing changed. */
	already: boolean;
}

/** What one viewer may do with events. Input is what a client or a form sent, unread. */
export interface Events {
	/** Approved ones that have not ended: what ends first comes first, day by day. */
	list(filter?: EventFilter): Promise<Outcome<Page<Event>>>;
	/** Approved ones of a business that have ended, newest first. */
	past(business: string, request?: PageRequest): Promise<Outcome<Page<Event>>>;
	/** What the viewer announced, newest first, whatever its status. */
	mine(request?: PageRequest): Promise<Outcome<Page<Event>>>;
	/** @param idOrSlug as in an address */
	find(idOrSlug: string): Promise<Outcome<EventWithBusinesses>>;
	participants(idOrSlug: string, request?: PageRequest): Promise<Outcome<Participants>>;
	/** All that were made: one, or as many as `repeat` asks. */
	create(input: unknown): Promise<Outcome<Event[]>>;
	/** Changes what the input has, and nothing when its `version` is not the newest. */
	update(idOrSlug: string, input: unknown): Promise<UpdateOutcome<Event>>;
	/** @param input `{ version }` that was read: decides nothing when it is not the newest */
	cancel(idOrSlug: string, input?: unknown): Promise<UpdateOutcome<Event>>;
	/** @param input `{ business_id }` of a business of the viewer's */
	join(idOrSlug: string, input: unknown): Promise<Outcome<Participation>>;
	leave(idOrSlug: string, input: unknown): Promise<Outcome<Participation>>;
	/** For the join panel of a business of the viewer's: what it could join, or has joined. */
	joinable(
		business: string,
		request?: PageRequest & { q?: string | null }
	): Promise<Outcome<Page<JoinableEvent>>>;
	/** For moderators. @param input `{ version }`, as for cancel */
	approve(idOrSlug: string, input?: unknown): Promise<UpdateOutcome<Event>>;
	/** For moderators. @param input `{ reason, version }`: the owner reads the reason */
	reject(idOrSlug: string, input: unknown): Promise<UpdateOutcome<Event>>;
}
