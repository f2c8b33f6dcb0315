import type { Category } from '../categories/types.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { Changed, Outcome, UpdateOutcome } from '../http/result.ts';

export interface Business {
	id: number;
	/** Stays the same when the business is renamed. */
	slug: string;
	name: string;
	description: string;
	contactEmail: string | null;
	contactPhone: string | null;
	website: string | null;
	instagramUrl: string | null;
	tiktokUrl: string | null;
	categories: Category[];
	/** Until a moderator has verified it, only its owner and moderators see it. */
	isVerified: boolean;
	/** Whether the viewer owns it, and so may change it. */
	isMine: boolean;
	/** The owner's user id, for moderators; null for everybody else and when there is no owner. */
	ownerId: string | null;
	/** Counts the changes; hand it back with the next one. */
	version: number;
	/** RFC 3339, UTC. */
	createdAt: string;
	updatedAt: string;
}

export interface BusinessFilter extends PageRequest {
	/** Words of the name and the description, whole or begun. */
	q?: string | null;
	/** A category's slug. */
	category?: string | null;
}

/** What one viewer may do with businesses. Input is what a client or a form sent, unread. */
export interface Businesses {
	/** Verified ones, newest first. */
	list(filter?: BusinessFilter): Promise<Outcome<Page<Business>>>;
	/** The viewer's own, newest first, verified or not. */
	mine(request?: PageRequest): Promise<Outcome<Page<Business>>>;
	/** @param idOrSlug as in an address */
	find(idOrSlug: string): Promise<Outcome<Business>>;
	/** Twice with one `submission_id` by one person is one business. */
	create(input: unknown): Promise<Outcome<Business>>;
	/** Changes what the input has, and nothing when its `version` is not the newest. */
	update(idOrSlug: string, input: unknown): Promise<UpdateOutcome<Business>>;
	/**
	 * @param input `{ name, version }`: its name, typed to confirm, and the version that was read;
	 * removes nothing when that is not the newest
	 */
	remove(idOrSlug: string, input: unknown): Promise<Outcome<null> | Changed<Business>>;
	/** For moderators. @param input `{ version }`, as for remove */
	verify(idOrSlug: string, input?: unknown): Promise<UpdateOutcome<Business>>;
}
