import { permissions } from './permissions.ts';
import type { Permission } from './permissions.ts';
import type { Viewer } from './viewer.ts';

/** What the rules need to know about a business. */
export interface OwnedBusiness {
	ownerId: string | null;
	isVerified: boolean;
}

/** What the rules need to know about an event. */
export interface HostedEvent {
	status: string;
	/** Set once it is public. */
	approvedAt: number | null;
	createdBy: string | null;
	hostId: number | null;
	hostOwnerId: string | null;
	hostIsVerified: boolean | null;
}

interface Subjects {
	see_business: OwnedBusiness;
	manage_business: Pick<OwnedBusiness, 'ownerId'>;
	/** Who owns a business is personal. */
	see_owner: OwnedBusiness;
	see_event: HostedEvent;
	manage_event: Pick<HostedEvent, 'hostOwnerId'>;
	see_host: HostedEvent;
}

/** An action on nothing in particular. `moderate` is to decide about anything that waits. */
export type GeneralAction = Permission | 'moderate';

/** An action on something in particular. */
export type SubjectAction = keyof Subjects;

type Rules = {
	[A in SubjectAction]: (viewer: Viewer | null, subject: Subjects[A]) => boolean;
};

const has = (viewer: Viewer | null, permission: Permission): boolean =>
	viewer?.permissions.includes(permission) === true;

const isViewer = (viewer: Viewer | null, userId: string | null): boolean =>
	viewer !== null && userId === viewer.id;

/** An event that was announced and then cancelled stays public, so that guests can read it. */
export const isPublic = ({ status, approvedAt }: Pick<HostedEvent, 'status' | 'approvedAt'>) =>
	status === 'approved' || (status === 'cancelled' && approvedAt !== null);

const rules: Rules = {
	see_business: (viewer, { isVerified, ownerId }) =>
		isVerified || isViewer(viewer, ownerId) || has(viewer, 'verify'),
	manage_business: (viewer, { ownerId }) => isViewer(viewer, ownerId),
	see_owner: (viewer) => has(viewer, 'people'),
	// The creator of an event still sees it after its host was deleted.
	see_event: (viewer, event) =>
		isPublic(event) ||
		isViewer(viewer, event.hostOwnerId) ||
		(event.hostId === null && isViewer(viewer, event.createdBy)) ||
		has(viewer, 'review'),
	manage_event: (viewer, { hostOwnerId }) => isViewer(viewer, hostOwnerId),
	see_host: (viewer, { hostIsVerified, hostOwnerId }) =>
		hostIsVerified === true || isViewer(viewer, hostOwnerId) || has(viewer, 'verify')
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
	if (action === 'moderate') return has(viewer, 'review') || has(viewer, 'verify');
	if (isPermission(action)) return has(viewer, action);
	return subject !== undefined && rules[action](viewer, subject);
}

const isPermission = (action: string): action is Permission =>
	permissions.some((permission) => permission === action);
