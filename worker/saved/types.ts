import type { Business } from '../businesses/types.ts';
import type { SavedKind } from '../database/sql/saves.ts';
import type { Event } from '../events/types.ts';
import type { Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';

export type { SavedKind };

/** What became of a wish to save something. */
export interface Saved {
	id: number;
	isSaved: boolean;
}

/** Ids of events and businesses, a hundred of each at most. */
export interface SavedIds {
	events: number[];
	businesses: number[];
}

/** What became of a list that was kept without an account. */
export interface KeptSaved extends SavedIds {
	/** Whether something was left out because the viewer has saved as much as one person can. */
	isFull: boolean;
}

/** What a browser keeps, as everyone may see it. */
export interface ShownSaved {
	events: Event[];
	businesses: Business[];
}

/** What one viewer saves and follows. */
export interface SavedService {
	/** Whether the viewer has saved an event or follows a business; false for anonymous visitors. */
	has(kind: SavedKind, idOrSlug: string): Promise<boolean>;
	/** How many people have, up to a thousand: for those who manage it. */
	count(kind: SavedKind, idOrSlug: string): Promise<number>;
	/** Saves an event or follows a business. Doing so twice has no further effect. */
	add(kind: SavedKind, idOrSlug: string): Promise<Result<Saved>>;
	/**
	 * Saves what a browser kept without an account. What is not public is left out. Doing so twice has
	 * no further effect.
	 *
	 * @param input `{ events, businesses }`: their ids
	 */
	addAll(input: unknown): Promise<Result<KeptSaved>>;
	/** Those that are public, for whoever names them: events as in `events()`. */
	look(ids: SavedIds): Promise<ShownSaved>;
	/** Forgets it again, even if the viewer may not see it any more. */
	remove(kind: SavedKind, idOrSlug: string): Promise<Result<null>>;
	/** The viewer's events: those to come by their start, then those that are over. */
	events(request?: PageRequest): Promise<Result<Page<Event>>>;
	/** The businesses that the viewer follows, the latest first. */
	businesses(request?: PageRequest): Promise<Result<Page<Business>>>;
	/** Whether the viewer has a calendar of what they saved, to subscribe to. */
	hasCalendar(): Promise<boolean>;
	/** Makes it, or gives it another link. @returns the path, which is told once */
	makeCalendar(): Promise<Result<string>>;
	/** Ends it: the link stops working. */
	removeCalendar(): Promise<Result<null>>;
	/** What is in it, for whoever has the link. */
	calendar(token: string): Promise<Result<Event[]>>;
}
