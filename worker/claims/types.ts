import type { Business } from '../businesses/types.ts';
import type { Result } from '../http/result.ts';
import type { Page, PageRequest } from '../listing/page.ts';

/** What somebody says who wants to own a business that has no owner. */
export interface Claim {
	id: number;
	text: string;
	/** A page that shows it; null for none. */
	link: string | null;
	/** RFC 3339, UTC. */
	createdAt: string;
	/** null while it waits. */
	decision: 'accepted' | 'declined' | null;
	/** Why it was declined; null also if somebody else's was accepted. */
	reason: string | null;
}

/** Who claims something, for those who decide. */
export interface Claimant {
	id: string;
	name: string;
	/** One that they have proven; null if they have none any more. */
	address: string | null;
}

export interface ClaimOfBusiness extends Claim {
	business: Business;
	claimant: Claimant;
}

/** A business without an owner, and what the viewer said about it. */
export interface OwnClaim {
	business: Business;
	claim: Claim | null;
	/** Whether the viewer has proven an e-mail address: they need one. */
	hasAddress: boolean;
}

/** `input` is what a client or a form sent, unvalidated. */
export interface ClaimService {
	find(business: string): Promise<Result<OwnClaim>>;
	/** @param input `{ text, link }` */
	claim(business: string, input: unknown): Promise<Result<null>>;
	/** Takes back one that waits. */
	withdraw(business: string): Promise<Result<null>>;
	/** Those that wait, oldest first, for moderators who may verify businesses. */
	list(request?: PageRequest): Promise<Result<Page<ClaimOfBusiness>>>;
	/** Makes the person the owner, and declines the claims of others. */
	accept(id: string): Promise<Result<null>>;
	/** @param input `{ reason }`: the person reads it */
	decline(id: string, input: unknown): Promise<Result<null>>;
}
