import type { Instant } from '../clock.ts';
import type { InferSelectModel } from 'drizzle-orm';
import type { Category } from '../categories/types.ts';
import type { businesses } from '../database/schema.ts';
import type { NextEvent } from '../database/sql/next-event.ts';
import type { Page, PageRequest } from '../listing/page.ts';
import type { Picture, PictureRole, PictureUpload } from '../pictures/picture.ts';
import type { BusinessStatus } from './status.ts';
import type { Member, Role } from '../users/team-roles.ts';
import type { Conflict, ConflictingResult, Result } from '../http/result.ts';

type HiddenColumn =
	'searchText' | 'listedVersion' | 'deletedAt' | 'submissionId' | 'submissionDigest' | 'legacyId';

/** A business with its categories. Times are milliseconds since 1970, UTC. */
export interface BusinessRow extends Omit<InferSelectModel<typeof businesses>, HiddenColumn> {
	categories: Category[];
	/** Those who work for it beside its owner. Public lists do without. */
	members?: Member[];
	/** Where it is next; null for nowhere. Only if it was asked for. */
	nextEvent?: NextEvent | null;
}

export type DecisionName = 'verify' | 'decline' | 'suspend' | 'restore';

export interface Business extends Omit<
	BusinessRow,
	'createdAt' | 'updatedAt' | 'members' | 'gallery'
> {
	gallery: readonly Picture[];
	status: BusinessStatus;
	isMine: boolean;
	/** What the viewer is in its team; null for everybody else. */
	role: Role | null;
	mayDelete: boolean;
	maySeeTeam: boolean;
	mayBeHere: boolean;
	/** Whether it is public and nobody owns it. */
	isClaimable: boolean;
	/** The owner's user id, for moderators; null for everyone else and if it has no owner. */
	ownerId: string | null;
	createdAt: Instant;
	updatedAt: Instant;
}

/** An event that a business says it is at. */
export interface HereOfBusiness {
	event: { id: number; slug: string; title: string; locationName: string; timeZone: string };
	until: Instant;
}

/** A business with where it is now. */
export interface FoundBusiness extends Business {
	here: HereOfBusiness[];
}

export interface BusinessFilter extends PageRequest {
	/** Words of the name and the description, or their beginnings. */
	q?: string | null;
	category?: string | null;
	/** Whether each business comes with where it is next. */
	withNextEvent?: boolean;
}

/** What one viewer may do with businesses. `input` is what a client or a form sent, unvalidated. */
export interface BusinessService {
	list(filter?: BusinessFilter): Promise<Result<Page<Business>>>;
	/** The businesses that the viewer owns or works for, newest first, verified or not. */
	mine(request?: PageRequest): Promise<Result<Page<Business>>>;
	/** @param idOrSlug as in a URL */
	find(idOrSlug: string): Promise<Result<FoundBusiness>>;
	/** One person sending the same `submission_id` twice creates one business. */
	create(input: unknown): Promise<Result<Business>>;
	/** Updates the fields in the input; a conflict unless its `version` is the newest. */
	update(idOrSlug: string, input: unknown): Promise<ConflictingResult<Business>>;
	setPicture(idOrSlug: string, role: PictureRole, upload: PictureUpload): Promise<Result<Business>>;
	/** @param id of the picture, for one of the gallery */
	removePicture(idOrSlug: string, role: PictureRole, id?: string): Promise<Result<Business>>;
	/**
	 * @param input `{ name, version }`: the name, typed to confirm, and the version that was read; a
	 * conflict unless that is the newest
	 */
	remove(idOrSlug: string, input: unknown): Promise<Result<null> | Conflict<Business>>;
	/** For moderators. @param input `{ reason, version }`: its team reads the reason */
	decide(
		idOrSlug: string,
		decision: DecisionName,
		input?: unknown
	): Promise<ConflictingResult<Business>>;
}
