import type { Instant } from '../clock.ts';
import type { Result } from '../http/result.ts';
import type { MemberRole, Role } from '../users/team-roles.ts';

/** Somebody in the team of a business. */
export interface TeamMember {
	personId: string;
	name: string;
	role: Role;
	/** RFC 3339, UTC; null for the owner. */
	since: string | null;
	isViewer: boolean;
}

/** A link that is open. Its token is told once, when it is made. */
export interface Invitation {
	id: number;
	role: Role;
	/** Where it was sent; null for a link to pass on. */
	address: string | null;
	createdAt: Instant;
	expiresAt: Instant;
}

export interface NewInvitation extends Invitation {
	/** The path of the link. */
	path: string;
}

export interface Team {
	business: { id: number; slug: string; name: string; isVerified: boolean };
	/** The owner first, then those who came first. */
	members: TeamMember[];
	/** Whether the viewer may change the team. */
	mayManage: boolean;
	/** Those that are open, for the owner; null for everybody else. */
	invitations: Invitation[] | null;
}

/** What a link offers to whoever opens it. */
export interface Offer {
	business: { id: number; slug: string; name: string };
	from: string;
	role: Role;
	expiresAt: Instant;
}

export interface Membership {
	businessId: number;
	slug: string;
	role: Role;
}

/** What one viewer may do with the teams of businesses. `input` is unvalidated. */
export interface TeamService {
	/** @param idOrSlug of the business, as in a URL */
	find(idOrSlug: string): Promise<Result<Team>>;
	/** @param input `{ role }` */
	changeRole(idOrSlug: string, personId: string, input: unknown): Promise<Result<TeamMember>>;
	/** Removes somebody, or lets the viewer leave. */
	remove(idOrSlug: string, personId: string): Promise<Result<null>>;
	/** Makes a link. @param input `{ role, email }`: it is sent to that address, if there is one */
	invite(idOrSlug: string, input: unknown): Promise<Result<NewInvitation>>;
	withdraw(idOrSlug: string, invitationId: string): Promise<Result<null>>;
	/** What a link offers to the viewer. */
	offer(token: string): Promise<Result<Offer>>;
	/** Accepts it, once. */
	accept(token: string): Promise<Result<Membership>>;
}

export type { MemberRole, Role };
