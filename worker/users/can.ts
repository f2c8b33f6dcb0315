import { permissions } from './permissions.ts';
import type { Permission } from './permissions.ts';
import { roleMay } from './team-roles.ts';
import type { Member, Role, TeamAction } from './team-roles.ts';
import type { Viewer } from './viewer.ts';

/** What the rules need to know about a business. */
export interface OwnedBusiness {
	ownerId: string | null;
	isVerified: boolean;
	/** Those beside the owner. Absent in lists of what everybody sees, where nobody manages anything. */
	members?: readonly Member[];
}

type Team = Pick<OwnedBusiness, 'ownerId' | 'members'>;

/** What the rules need to know about an event. */
export interface HostedEvent {
	status: string;
	/** Set once it is public. */
	approvedAt: number | null;
	createdBy: string | null;
	hostId: number | null;
	hostOwnerId: string | null;
	hostMembers?: readonly Member[];
	hostIsVerified: boolean | null;
	/** What a moderator decided against the host; null for nothing. */
	hostDecision: string | null;
}

type HostTeam = Pick<HostedEvent, 'hostOwnerId' | 'hostMembers'>;

interface Subjects {
	see_business: OwnedBusiness;
	manage_business: Team;
	delete_business: Team;
	/** To say that one owns it. */
	claim_business: OwnedBusiness;
	/** To say where it is now. */
	be_here: Team;
	see_team: Team;
	manage_team: Team;
	hand_over_business: Team;
	/** Who owns a business is personal. */
	see_owner: OwnedBusiness;
	see_event: HostedEvent;
	manage_event: HostTeam;
	/** Those of businesses that want to take part. */
	read_requests: HostTeam;
	/** Those of visitors. */
	answer_questions: HostTeam & Pick<HostedEvent, 'hostId' | 'createdBy'>;
	see_host: HostedEvent;
	save_event: HostedEvent;
	follow_business: OwnedBusiness;
}

/** What several permissions allow. `moderate` is to decide about anything,
 * `open_review` to see any page of moderators, `handle_reports` about what
 * visitors report; `search` is to find anything, whatever its state. */
type CombinedAction =
	| 'moderate'
	| 'open_review'
	| 'handle_reports'
	| 'answer_appeals'
	| 'search'
	| 'find_businesses'
	| 'find_events';

/** An action on nothing in particular. */
export type GeneralAction = Permission | CombinedAction | 'suspend_people' | 'decide_claims';

/** An action on something in particular. */
export type SubjectAction = keyof Subjects;

type Rules = {
	[A in SubjectAction]: (viewer: Viewer | null, subject: Subjects[A]) => boolean;
};

const has = (viewer: Viewer | null, permission: Permission): boolean =>
	viewer?.permissions.includes(permission) === true;

/** Whoever is suspended may do what visitors may. */
const isViewer = (viewer: Viewer | null, userId: string | null): boolean =>
	viewer !== null && !viewer.isSuspended && userId === viewer.id;

/** What somebody is in the team of a business; null for everybody else. */
export function roleOf(viewer: Viewer | null, { ownerId, members = [] }: Team): Role | null {
	if (isViewer(viewer, ownerId)) return 'owner';
	return members.find(({ personId }) => isViewer(viewer, personId))?.role ?? null;
}

const mayInTeam = (viewer: Viewer | null, action: TeamAction, team: Team): boolean =>
	roleMay(roleOf(viewer, team), action);

const mayAsHost = (
	viewer: Viewer | null,
	action: TeamAction,
	{ hostOwnerId: ownerId, hostMembers: members }: HostTeam
): boolean => mayInTeam(viewer, action, { ownerId, ...(members && { members }) });

/**
 * An event that was announced and then cancelled stays public, so that guests can read it. Nothing
 * of a suspended business is.
 */
export const isPublic = ({
	status,
	approvedAt,
	hostDecision
}: Pick<HostedEvent, 'status' | 'approvedAt' | 'hostDecision'>) =>
	hostDecision !== 'suspended' &&
	(status === 'approved' || (status === 'cancelled' && approvedAt !== null));

const decidesOnBusinesses = (viewer: Viewer | null): boolean =>
	has(viewer, 'verify') || has(viewer, 'suspend');

const rules: Rules = {
	see_business: (viewer, business) =>
		business.isVerified || mayInTeam(viewer, 'see', business) || decidesOnBusinesses(viewer),
	manage_business: (viewer, team) => mayInTeam(viewer, 'manage', team),
	delete_business: (viewer, team) => mayInTeam(viewer, 'delete', team),
	claim_business: (viewer, { ownerId, isVerified }) =>
		viewer?.isSuspended === false && isVerified && ownerId === null,
	be_here: (viewer, team) => mayInTeam(viewer, 'be_here', team),
	see_team: (viewer, team) => mayInTeam(viewer, 'see_team', team),
	manage_team: (viewer, team) => mayInTeam(viewer, 'manage_team', team),
	hand_over_business: (viewer, team) => mayInTeam(viewer, 'hand_over', team),
	see_owner: (viewer) => has(viewer, 'people'),
	// The creator of an event still sees it after its host was deleted.
	see_event: (viewer, event) =>
		isPublic(event) ||
		mayAsHost(viewer, 'see', event) ||
		(event.hostId === null && isViewer(viewer, event.createdBy)) ||
		has(viewer, 'review') ||
		has(viewer, 'suspend'),
	manage_event: (viewer, host) => mayAsHost(viewer, 'manage', host),
	read_requests: (viewer, host) => mayAsHost(viewer, 'read_requests', host),
	// Without a host, whoever announced an event answers for it.
	answer_questions: (viewer, event) =>
		event.hostId === null ? isViewer(viewer, event.createdBy) : mayAsHost(viewer, 'manage', event),
	save_event: (viewer, event) => viewer?.isSuspended === false && isPublic(event),
	follow_business: (viewer, business) => viewer?.isSuspended === false && business.isVerified,
	see_host: (viewer, event) =>
		event.hostIsVerified === true || mayAsHost(viewer, 'see', event) || decidesOnBusinesses(viewer)
};

/**
 * Whether somebody may do something: the one place that decides it, for pages and the API alike.
 *
 * @param viewer null for anonymous visitors
 * @param subject what the action is about, unless it is about everything
 */
export function can(viewer: Viewer | null, action: GeneralAction): boolean;
export function can<A extends SubjectAction>(
	viewer: Viewer | null,
	action: A,
	subject: Subjects[A]
): boolean;
export function can<A extends SubjectAction>(
	viewer: Viewer | null,
	action: A | GeneralAction,
	subject?: Subjects[A]
): boolean {
	if (action === 'suspend_people') return has(viewer, 'people') && has(viewer, 'suspend');
	if (isCombined(action)) return anyOf[action].some((permission) => has(viewer, permission));
	if (action === 'decide_claims') return has(viewer, 'verify');
	if (isPermission(action)) return has(viewer, action);
	return subject !== undefined && rules[action](viewer, subject);
}

const anyOf: Record<CombinedAction, readonly Permission[]> = {
	moderate: ['review', 'verify', 'suspend'],
	open_review: ['review', 'verify', 'suspend', 'people', 'categories', 'audit'],
	handle_reports: ['review', 'suspend'],
	answer_appeals: ['verify', 'suspend'],
	search: ['people', 'verify', 'suspend', 'review'],
	find_businesses: ['verify', 'suspend'],
	find_events: ['review', 'suspend']
};

const isCombined = (action: string): action is CombinedAction => Object.hasOwn(anyOf, action);

const isPermission = (action: string): action is Permission =>
	permissions.some((permission) => permission === action);
