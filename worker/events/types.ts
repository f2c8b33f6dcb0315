import type { Instant } from '../clock.ts';
import type { InferSelectModel } from 'drizzle-orm';
import type { Category } from '../categories/types.ts';
import type { EventFacts } from '../database/event-facts.ts';
import type { businesses, events } from '../database/schema.ts';
import type { Circle } from '../database/postings/circle.ts';
import type { BoundingBox } from '../database/postings/grid.ts';
import type { Business } from '../businesses/types.ts';
import type { Conflict, ConflictingResult, Result } from '../http/result.ts';
import type { Member } from '../users/team-roles.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { Days } from './days.ts';
import type { EventPictureRole, Picture, PictureUpload } from '../pictures/picture.ts';

export type { BoundingBox };

type HiddenColumn =
	| 'searchText'
	| 'utcOffset'
	| 'listedVersion'
	| 'submissionId'
	| 'submissionDigest'
	| 'occurrence'
	| 'legacyId'
	| 'hostBusinessId';
type Host = InferSelectModel<typeof businesses>;

/** An event with its categories and its host. Times are milliseconds since 1970, UTC. */
export interface EventRow extends Omit<InferSelectModel<typeof events>, HiddenColumn> {
	categories: Category[];
	hostId: Host['id'] | null;
	hostSlug: Host['slug'] | null;
	hostName: Host['name'] | null;
	hostOwnerId: Host['ownerId'];
	hostIsVerified: Host['isVerified'] | null;
	hostDecision: Host['decision'];
	hostCover: Host['cover'];
	/** Those who work for the host beside its owner. Public lists do without. */
	hostMembers?: Member[];
	/** Until when somebody says that they are there: milliseconds since 1970, UTC. May be over. */
	hereUntil: number | null;
}

export type EventStatus = EventRow['status'];

type OwnColumn =
	| 'id'
	| 'slug'
	| 'title'
	| 'description'
	| 'locationName'
	| 'address'
	| 'latitude'
	| 'longitude'
	| 'timeZone'
	| 'cover'
	| 'joining'
	| 'capacity'
	| 'joinedCount'
	| 'categories'
	| 'status'
	| 'reviewNote'
	| 'version';

export interface Event extends Pick<EventRow, OwnColumn> {
	gallery: readonly Picture[];
	facts: EventFacts;
	isSeries: boolean;
	/** The cover of its host, which stands in for one of its own. */
	hostCover: Picture | null;
	/** null if the host was deleted, or is not verified and the viewer does not own it. */
	host: BusinessName | null;
	startAt: Instant;
	endAt: Instant;
	/** From when those who take part may say that they are there. RFC 3339, UTC. */
	hereFrom: string;
	/** Whether everyone may see it: approved, or cancelled after it was approved. */
	isPublic: boolean;
	hasEnded: boolean;
	/** RFC 3339, UTC: until when somebody says that they are there; null if nobody does now. */
	hereUntil: string | null;
	/** From the place that was asked for, in kilometres. */
	distanceKm?: number;
	/** Whether the viewer may change the event, as one of the host's team. */
	isMine: boolean;
	createdAt: string;
	updatedAt: string;
}

export type BusinessName = Pick<Business, 'id' | 'slug' | 'name'>;

/** A business that says that it is at an event. */
export interface HereAtEvent extends BusinessName {
	until: Instant;
}

/** What a business says about where it is. */
export interface HereNow {
	eventId: number;
	businessId: number;
	/** RFC 3339, UTC; null if it is not there. */
	until: string | null;
}

export interface EventWithBusinesses extends Event {
	/** Those who say that they are there now, fifty at most. */
	here: HereAtEvent[];
	/** The first fifty verified businesses that joined, in the order in which they did. */
	businesses: BusinessName[];
	hasMoreBusinesses: boolean;
	/** Whether there is somebody who answers the questions of visitors. */
	hasOrganiser: boolean;
}

/** Verified businesses that joined an event, in the order in which they did. */
export interface Participants extends Page<Business> {
	event: Event;
}

export interface EventFilter extends PageRequest {
	/** Words of the title, the description and the place, or their beginnings. */
	q?: string | null;
	category?: string | null;
	/** The id or slug of a business that hosts or joined. */
	business?: string | null;
	box?: BoundingBox | null;
	/** Events get their distance from its centre. */
	near?: Circle | null;
	/** Days by the clocks of each event. */
	when?: Days | null;
	/** The time zone whose days `when` means instead. */
	timeZone?: string | null;
	/** Whether the page tells how many there are, up to a hundred. */
	counts?: boolean;
	/** Milliseconds UTC: events that end later. Now by default. */
	from?: number | null;
	/** Milliseconds UTC: events that start earlier. */
	to?: number | null;
}

/** What a map is about. Without a box, the whole world. */
export type MapFilter = Pick<EventFilter, 'q' | 'category' | 'box' | 'when' | 'timeZone'>;

/** What a map tells of an event. */
export interface MapEvent extends Pick<
	Event,
	'id' | 'slug' | 'title' | 'host' | 'locationName' | 'startAt' | 'endAt' | 'timeZone' | 'hereUntil'
> {
	latitude: number;
	longitude: number;
}

/** A part of a map with events. */
export interface MapCell {
	/** Where one of the events is, near the middle of them all. */
	latitude: number;
	longitude: number;
	box: BoundingBox;
	/** How many events are told, at most 20. */
	count: number;
	/** Whether there are more, or may be. */
	more: boolean;
	events: MapEvent[];
}

export interface EventMap {
	/** The box that was asked for, rounded outward to the cells. */
	box: BoundingBox;
	/** At most 16. */
	cells: MapCell[];
	/** Set if there may be events in cells that are not told. */
	isIncomplete?: true;
}

/** What a feed is about; everything, with nothing set. */
export type FeedFilter = Pick<EventFilter, 'category' | 'business' | 'near'>;

/** An event after it was changed. */
export interface UpdatedEvent extends Event {
	/** Of an edit that was for more than one date: how many others changed, and how many kept something. */
	otherDates?: { changed: number; keptOwn: number };
}

/** Dates of a series that were cancelled, and the event that was asked about. */
export interface CancelledSeries {
	count: number;
	slug: string;
	version: number;
}

/** What one viewer may do with events. `input` is what a client or a form sent, unvalidated. */
export interface EventService {
	/** Approved events that have not ended, sorted by end. */
	list(filter?: EventFilter): Promise<Result<Page<Event>>>;
	/** The soonest approved events in each part of a map. */
	map(filter?: MapFilter): Promise<Result<EventMap>>;
	/** What the address of a page asks for, and the names of the parameters that are wrong in it. */
	readAddress(query: URLSearchParams): { filter: EventFilter; wrong: string[] };
	/** The hundred soonest of a list, with those that were cancelled after they were public. */
	feed(filter: FeedFilter): Promise<Result<Event[]>>;
	/** Approved events of a business that have ended, newest first. */
	past(business: string, request?: PageRequest): Promise<Result<Page<Event>>>;
	/** The events that the viewer announced or whose team they are in, in any status, newest first. */
	mine(request?: PageRequest): Promise<Result<Page<Event>>>;
	/** @param idOrSlug as in a URL */
	find(idOrSlug: string): Promise<Result<EventWithBusinesses>>;
	participants(idOrSlug: string, request?: PageRequest): Promise<Result<Participants>>;
	/** Creates one event, or a series with `repeat`. */
	create(input: unknown): Promise<Result<Event[]>>;
	/**
	 * Updates the fields in the input, of one date or of several: a conflict unless its `version` is
	 * the newest.
	 */
	update(idOrSlug: string, input: unknown): Promise<Result<UpdatedEvent> | Conflict<Event>>;
	/** Gives it a cover or a picture in its gallery, and with it the other dates of its series. */
	setPicture(
		idOrSlug: string,
		role: EventPictureRole,
		upload: PictureUpload
	): Promise<Result<Event>>;
	/** @param id of the picture, for one of the gallery */
	removePicture(idOrSlug: string, role: EventPictureRole, id?: string): Promise<Result<Event>>;
	/** @param input `{ version }` that was read; a conflict unless it is the newest */
	cancel(idOrSlug: string, input?: unknown): Promise<ConflictingResult<Event>>;
	/** Cancels the dates that are not over. @param input `{ from_here, version }` */
	cancelSeries(
		idOrSlug: string,
		input?: unknown
	): Promise<Result<CancelledSeries> | Conflict<Event>>;
	/** @param input `{ business_id, until }` of a business that takes part, for its team */
	arrive(idOrSlug: string, input: unknown): Promise<Result<HereNow>>;
	depart(idOrSlug: string, input: unknown): Promise<Result<HereNow>>;
	/** For moderators. @param input `{ version }`, as for cancel */
	approve(idOrSlug: string, input?: unknown): Promise<ConflictingResult<Event>>;
	/**
	 * All dates of a series at once, for moderators.
	 *
	 * @param input `{ reason }` for a rejection
	 * @returns how many were decided
	 */
	decideSeries(
		idOrSlug: string,
		status: 'approved' | 'rejected',
		input?: unknown
	): Promise<Result<number>>;
	/** For moderators. @param input `{ reason, version }`: the owner reads the reason */
	reject(idOrSlug: string, input: unknown): Promise<ConflictingResult<Event>>;
}
