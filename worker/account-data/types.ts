import type { Instant } from '../clock.ts';
import type { Result } from '../http/result.ts';

/** A way in which a person signs in. Times are RFC 3339, UTC. */
export interface SignInMethod {
	/** `Facebook`, `Google`, or `Cognito` for e-mail. */
	provider: string;
	addedAt: string;
	signedInAt: string;
	isCurrent: boolean;
}

/** What a person owns, counted up to a thousand of each. */
export interface Holdings {
	businesses: number;
	events: number;
}

export interface AccountOverview {
	holdings: Holdings;
	methods: SignInMethod[];
	/** RFC 3339, UTC: until when the link works that hands over the businesses; null without one. */
	handoverUntil: string | null;
	/** Whether every user of the pool can be deleted: else the operator is asked to. */
	canDeleteAll: boolean;
}

/** An offer to whoever has the link. */
export interface Handover {
	from: string;
	businesses: number;
	expiresAt: Instant;
}

/** What the sender of a request may do with their account and what is held about them. */
export interface AccountService {
	overview: () => Promise<Result<AccountOverview>>;
	/** Begins the deletion, and signs the person out everywhere. `input` has `remove: 'yes'`. */
	requestDeletion: (input: Record<string, string>) => Promise<Result<null>>;
	/** Makes the link that hands over all businesses, and ends an older one. @returns its path */
	offerHandover: () => Promise<Result<string>>;
	withdrawHandover: () => Promise<Result<null>>;
	/** What a link offers to the viewer. */
	findHandover: (token: string) => Promise<Result<Handover>>;
	acceptHandover: (token: string) => Promise<Result<null>>;
	/** Removes a way to sign in, and deletes its user in the pool where that is possible. */
	removeSignInMethod: (provider: string) => Promise<Result<null>>;
	/** What became of a deletion that Facebook asked for. */
	deletionState: (code: string) => Promise<'under_way' | 'done'>;
}
